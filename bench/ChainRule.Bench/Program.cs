using ChainRule.Bench;

switch (args)
{
    case ["ulp"]:
        FullRange.Print(Console.Out);
        return 0;
    case ["speed"]:
        Speed.Print(Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("usage: ulp | speed");
        return 2;
}
