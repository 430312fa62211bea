var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddAWSLambdaHosting(LambdaEventSource.HttpApi);

var app = builder.Build();
app.MapControllers();
app.MapGet("/minimal/{name}", (string name, IConfiguration settings) => $"{settings["Greeting"]}, {name}!");
app.MapGet("/environment", (IWebHostEnvironment environment) => $"{environment.ApplicationName} {environment.ContentRootPath}");
app.Run();
