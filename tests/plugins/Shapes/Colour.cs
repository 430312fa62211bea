namespace Shapes;

public enum Colour
{
    Red,
    Green,
}
