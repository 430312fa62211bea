namespace AwsForms;

/// <summary>A task of a type of the handler's own.</summary>
public sealed class ReplyTask : Task<Reply>
{
    public ReplyTask(Func<Reply> answer)
        : base(answer) => Start(TaskScheduler.Default);
}

/// <summary>A task of the handler's own that has no result.</summary>
public sealed class ErrandTask : Task
{
    public ErrandTask(Action errand)
        : base(errand) => Start(TaskScheduler.Default);
}

/// <summary>A stream of a type of the handler's own.</summary>
public sealed class ReplyStream(byte[] bytes) : MemoryStream(bytes);
