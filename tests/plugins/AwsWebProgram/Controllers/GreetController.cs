using Microsoft.AspNetCore.Mvc;

namespace AwsWebProgram.Controllers;

/// <summary>Found by the framework among the types of the entry assembly.</summary>
[ApiController]
[Route("[controller]")]
public sealed class GreetController(IConfiguration settings) : ControllerBase
{
    [HttpGet("{name}")]
    public Greeting Get(string name) => new($"{settings["Greeting"]}, {name}!");
}

public sealed record Greeting(string Message);
