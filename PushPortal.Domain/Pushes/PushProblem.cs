namespace PushPortal.Domain.Pushes;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Pointer">JSON pointer of the field in the REST body, for example <c>/content/href</c>.</param>
public readonly record struct PushProblem(string Pointer, string Message);
