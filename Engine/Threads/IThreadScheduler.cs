namespace ConcurrentJs.Threads;

/// <summary>Decides which JavaScript thread of an engine runs, and is the only way for one to wait.</summary>
/// <remarks>
/// Everything that waits in the engine - join, locks, conditions, waiter lists, event loops - keeps its own list of who waits and parks
/// through this contract, so a scheduler that lets one thread run at a time sees every wait. Wake-ups may be spurious: whoever
/// parks looks again at what it waits for. The engine's own short critical sections (cell locks, tables) are below this contract; no thread
/// is parked inside one. A scheduler that is told of the points inside them (<see cref="EnginePoints"/>) may suspend a thread there all the same.
/// <para>Thread safety: <see cref="Unpark"/> is called by any thread; the other members by the thread they name, or, for
/// <see cref="Start"/>, by its parent.</para>
/// </remarks>
public interface IThreadScheduler
{
    /// <summary>The calling operating-system thread begins to run JavaScript as <paramref name="thread"/>. May wait for its turn.</summary>
    void Enter(EngineThread thread);

    /// <summary>The opposite of <see cref="Enter"/>.</summary>
    void Leave(EngineThread thread);

    /// <summary>Runs <paramref name="body"/> as <paramref name="thread"/> on an operating-system thread of its own, between Enter and Leave.</summary>
    /// <exception cref="NoThreadException">The operating system has no more threads to give.</exception>
    void Start(EngineThread thread, Action body);

    /// <summary>Waits until somebody unparks the thread or the time is over. An unpark that came before counts.</summary>
    /// <param name="thread">The calling thread.</param>
    /// <param name="msMax">How long at most, in milliseconds; negative or infinite: as long as it takes.</param>
    /// <returns>False when the time was over.</returns>
    bool Park(EngineThread thread, double msMax);

    /// <summary>Ends the thread's park, or makes its next one end at once.</summary>
    void Unpark(EngineThread thread);

    /// <summary>The thread came to a poll after somebody had asked for its attention.</summary>
    void AtPoll(EngineThread thread);

    /// <summary>The thread is about to do something whose result the scheduler cannot repeat: random bytes, another engine's thread, the collector.</summary>
    /// <param name="thread">The calling thread.</param>
    /// <param name="what">What the program calls it.</param>
    void Outside(EngineThread thread, string what)
    {
    }

    /// <summary>Whether <see cref="AtPoint"/> is of any use. Some builtins tell a probe of less then.</summary>
    bool HearsPoints => false;

    /// <summary>The thread is inside one of the engine's protocols, perhaps with a short lock held, and goes on when this returns. Told only while <see cref="EnginePoints"/> are on.</summary>
    /// <param name="thread">The calling thread. It counts as running all the time.</param>
    /// <param name="point">What was done, and what is done next.</param>
    /// <param name="of">The object that it is done to; null when others could notice it that have none in common.</param>
    void AtPoint(EngineThread thread, Point point, object? of)
    {
    }

    /// <summary>As <see cref="AtPoint"/>, at a point at which the thread takes a short lock next: it need not go on before that is free.</summary>
    /// <param name="thread">The calling thread.</param>
    /// <param name="point">What was done; the lock is taken next.</param>
    /// <param name="of">The object whose lock it is.</param>
    /// <param name="isTaken">As in <see cref="AtTaken"/>, which is called when the lock is found taken all the same.</param>
    void AtLock(EngineThread thread, Point point, object of, Func<bool> isTaken) => AtPoint(thread, point, of);

    /// <summary>The thread found one of the engine's short locks taken. Returns when it is worth another look.</summary>
    /// <param name="thread">The calling thread.</param>
    /// <param name="isTaken">Whether it still is. Runs no program; any thread may ask while none of the scheduler's threads runs but itself.</param>
    /// <param name="of">The object whose lock it is, or the thread that the caller waits for to end running; null for the locks of tables.</param>
    /// <returns>False: the holder is not suspended by this scheduler, so the thread may spin.</returns>
    bool AtTaken(EngineThread thread, Func<bool> isTaken, object? of) => false;
}
