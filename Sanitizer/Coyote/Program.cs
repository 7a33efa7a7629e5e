using ConcurrentJs.Sanitizer.Coyote;

try
{
    CompareOptions options = CompareOptions.Parse(args);
    Console.WriteLine(Comparison.Header(options));
    bool agree = true;
    foreach (string file in options.Files)
        agree &= new Comparison(file, options).Run(Console.Out);
    return agree ? 0 : 1;
}
catch (FormatException wrong)
{
    Console.Error.WriteLine($"{wrong.Message}\n\n{CompareOptions.Usage}");
    return 2;
}
