namespace AwsBytes;

public class Function
{
    // By AWS's rules alone a method that is not public can be a handler.
    internal Stream FunctionHandler(Stream payload) => payload;
}
