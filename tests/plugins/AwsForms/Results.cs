namespace AwsForms;

/// <summary>Everything that a handler may return.</summary>
public class Results
{
    public Reply Value(Ask payload) => Reply.Of(payload.Name);

    public Reply? Null(Ask payload) => payload.Name is null ? Reply.Of("") : null;

    public void Nothing(Ask payload) => Console.WriteLine(payload.Name);

    public void NothingOfNothing()
    {
    }

    public Task TaskOnly(Ask payload)
    {
        Console.WriteLine(payload.Name);
        return Task.CompletedTask;
    }

    // The object that this returns is of a type that has a result, too; nobody asked for it.
    public async Task TaskLater(Ask payload)
    {
        await Task.Yield();
        Console.WriteLine(payload.Name);
    }

    public Task TaskWithAResultThatIsNotDeclared(Ask payload) => Task.FromResult(payload);

    public async Task<Reply> TaskOf(Ask payload)
    {
        await Task.Yield();
        return Reply.Of(payload.Name);
    }

    public Task<Reply?> TaskOfNull(Ask payload) => Task.FromResult(payload.Name is null ? Reply.Of("") : null);

    public ReplyTask OwnTask(Ask payload) => new(() => Reply.Of(payload.Name));

    public ErrandTask OwnTaskOnly(Ask payload) => new(() => Console.WriteLine(payload.Name));

    public async ValueTask ValueTaskOnly(Ask payload)
    {
        await Task.Yield();
        Console.WriteLine(payload.Name);
    }

    public async ValueTask<Reply> ValueTaskLater(Ask payload)
    {
        await Task.Yield();
        return Reply.Of(payload.Name);
    }

    public ValueTask<Reply> ValueTaskOf(Ask payload) => ValueTask.FromResult(Reply.Of(payload.Name));
}
