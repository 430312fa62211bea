using PluginRuntime.Hosting;

return Bootstrap.Run();
