using System.Globalization;
using System.Text;
using ChainRule.Cli;

Interrupts.Listen();

// Numbers and messages are the same in every locale.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
Console.SetOut(new StreamWriter(new StandardOutput(Console.OpenStandardOutput()), Console.OutputEncoding, bufferSize: 1 << 10) { AutoFlush = true });

return await CommandLine.RunAsync(args);
