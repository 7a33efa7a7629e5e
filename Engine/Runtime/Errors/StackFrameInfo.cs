using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Parsing;

namespace ConcurrentJs.Runtime.Errors;

/// <summary>One frame of a stack trace.</summary>
/// <param name="Function">Its name, "" when anonymous or top level.</param>
/// <param name="Source">Null for builtins.</param>
/// <param name="Offset">Into the source text.</param>
internal readonly record struct StackFrameInfo(string Function, SourceText? Source, int Offset, bool IsConstruct, bool IsAsync, bool IsTopLevel, JsObject? Callee);
