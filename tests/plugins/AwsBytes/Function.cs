namespace AwsBytes;

public class Function
{
    public Stream Copy(Stream payload) => payload;

    // By AWS's rules alone a method that is not public can be a handler.
    internal Stream FunctionHandler(Stream payload) => payload;
}
