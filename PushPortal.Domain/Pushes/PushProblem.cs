namespace PushPortal.Domain.Pushes;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Pointer">JSON pointer of the field in the REST body, for example <c>/content/href</c>.</param>
/// <param name="Refusal">The reason of the route that refuses the recipient; null when it is something else.</param>
public readonly record struct PushProblem(string Pointer, string Message, string? Refusal = null);
