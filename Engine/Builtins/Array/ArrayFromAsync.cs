using ConcurrentJs.Heap;
using ConcurrentJs.Heap.Objects;
using ConcurrentJs.Heap.Strings;
using ConcurrentJs.Runtime;
using ConcurrentJs.Runtime.Errors;
using ConcurrentJs.Runtime.Functions;
using ConcurrentJs.Runtime.Iteration;
using ConcurrentJs.Runtime.Jobs;

namespace ConcurrentJs.Builtins;

internal static unsafe partial class ArrayBuiltins
{
    // 23.1.2.1 Array.fromAsync ( items [ , mapper [ , thisArg ] ] )
    private static JsValue FromAsync(in Call call)
    {
        var run = new FromAsyncRun(call.Thread, call.This, call[0], call[1], call[2]);
        return run.Start(call.Thread);
    }

    /// <summary>One run of Array.fromAsync: each await registers this object and remembers where to go on.</summary>
    private sealed class FromAsyncRun(JsThread t, JsValue constructor, JsValue items, JsValue mapper, JsValue thisArg) : Reaction
    {
        private enum Step : byte { IteratorResult, MappedValue, ElementValue, MappedElement, Closing }

        private readonly PromiseCapability _capability = new(Promises.New(t));
        private readonly Realm _realm = t.Realm;
        private JsObject? _mapper;
        private JsObject _target = null!;
        private IteratorRecord? _iterator;
        private JsObject? _arrayLike;
        private double _k, _length;
        private Step _step;
        private JsValue _failure;

        public override Realm Realm => _realm;

        public JsValue Start(JsThread thread)
        {
            try
            {
                Begin(thread);
            }
            catch (JsException e)
            {
                _capability.Reject(thread, e.Value);
            }
            return _capability.Promise;
        }

        private void Begin(JsThread thread)
        {
            if (!mapper.IsUndefined)
                _mapper = mapper.IsCallable ? mapper.AsObject : throw thread.TypeError($"Array.fromAsync: the mapper is not a function (found {ValueText.Of(mapper)})");
            JsObject? asyncMethod = items.GetMethod(thread, Symbol.AsyncIterator);
            JsObject? syncMethod = asyncMethod is null ? items.GetMethod(thread, Symbol.Iterator) : null;
            if (asyncMethod is not null || syncMethod is not null)
            {
                _iterator = asyncMethod is not null
                    ? Iterators.FromMethod(thread, items, asyncMethod)
                    : AsyncFromSyncIterator.Create(thread, Iterators.FromMethod(thread, items, syncMethod!));
                _target = ConstructOrCreate(thread, constructor, null);
                NextResult(thread);
                return;
            }
            _arrayLike = items.ToObject(thread);
            _length = _arrayLike.LengthOfArrayLike(thread);
            _target = ConstructOrCreate(thread, constructor, _length);
            NextElement(thread);
        }

        private void Await(JsThread thread, JsValue value, Step then)
        {
            _step = then;
            Promises.Then(thread, Promises.PromiseResolve(thread, value), this);
        }

        private void NextResult(JsThread thread)
        {
            if (_k >= ArrayOps.MaxSafeLength)
            {
                Close(thread, new JsException(ErrorObjects.Create(thread, thread.Realm, Threads.ErrorKind.Type, "Array length would pass 2^53 - 1")).Value);
                return;
            }
            Await(thread, _iterator!.Next.Call(thread, _iterator.Iterator), Step.IteratorResult);
        }

        private void NextElement(JsThread thread)
        {
            if (_k < _length)
            {
                Await(thread, ArrayOps.Get(thread, _arrayLike!, _k), Step.ElementValue);
                return;
            }
            ArrayOps.SetLength(thread, _target, _length);
            _capability.Resolve(thread, _target);
        }

        protected override void Run(JsThread thread, JsValue value, bool rejected)
        {
            try
            {
                Advance(thread, value, rejected);
            }
            catch (JsException e)
            {
                _capability.Reject(thread, e.Value);
            }
        }

        private void Advance(JsThread thread, JsValue value, bool rejected)
        {
            if (_step == Step.Closing)
            {
                _capability.Reject(thread, _failure);
                return;
            }
            if (rejected)
            {
                if (_step == Step.MappedValue)
                    Close(thread, value);
                else
                    _capability.Reject(thread, value);
                return;
            }
            switch (_step)
            {
                case Step.IteratorResult:
                    OnResult(thread, value);
                    return;
                case Step.MappedValue:
                    if (TryStore(thread, value))
                        NextResult(thread);
                    return;
                case Step.ElementValue when _mapper is not null:
                    Await(thread, _mapper.Call(thread, thisArg, [value, JsValue.FromNumber(_k)]), Step.MappedElement);
                    return;
                default:
                    ArrayOps.CreateOrThrow(thread, _target, _k++, value);
                    NextElement(thread);
                    return;
            }
        }

        private void OnResult(JsThread thread, JsValue result)
        {
            if (!result.IsObject)
                throw thread.TypeError($"Iterator result {ValueText.Of(result)} is not an object");
            if (result.AsObject.Get(thread, Names.Done).ToBoolean())
            {
                ArrayOps.SetLength(thread, _target, _k);
                _capability.Resolve(thread, _target);
                return;
            }
            JsValue value = result.AsObject.Get(thread, Names.Value);
            if (_mapper is null)
            {
                if (TryStore(thread, value))
                    NextResult(thread);
                return;
            }
            try
            {
                Await(thread, _mapper.Call(thread, thisArg, [value, JsValue.FromNumber(_k)]), Step.MappedValue);
            }
            catch (JsException e)
            {
                Close(thread, e.Value);
            }
        }

        private bool TryStore(JsThread thread, JsValue value)
        {
            try
            {
                ArrayOps.CreateOrThrow(thread, _target, _k++, value);
                return true;
            }
            catch (JsException e)
            {
                Close(thread, e.Value);
                return false;
            }
        }

        // 7.4.13 AsyncIteratorClose ( iteratorRecord, completion ) with a throw completion
        private void Close(JsThread thread, JsValue failure)
        {
            _failure = failure;
            try
            {
                if (_iterator!.Iterator.GetMethod(thread, PropertyKey.FromAtom(Names.Return)) is { } method)
                {
                    Await(thread, method.Call(thread, _iterator.Iterator, []), Step.Closing);
                    return;
                }
            }
            catch (JsException)
            {
            }
            _capability.Reject(thread, failure);
        }
    }
}
