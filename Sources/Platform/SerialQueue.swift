import Dispatch

/// A thread for the work of an actor that waits or computes for long, so that the few threads that serve
/// all tasks stay free for the others.
///
/// The actor's calls run one after the other, as ever; what belongs to a task (whether it is
/// cancelled) goes with it.
///
/// ```swift
/// actor Reader {
///   private let queue = SerialQueue("reader")
///   nonisolated var unownedExecutor: UnownedSerialExecutor { queue.executor }
/// }
/// ```
package final class SerialQueue: SerialExecutor {
  private let queue: DispatchQueue

  /// - Parameter name: of the thread, after `bijsluiter-`, for who looks at the process.
  package init(_ name: String) { queue = DispatchQueue(label: "bijsluiter-" + name) }

  /// What an actor answers when it is asked where it runs. The actor keeps the queue.
  package var executor: UnownedSerialExecutor { unsafe UnownedSerialExecutor(ordinary: self) }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    queue.async { [self] in unsafe job.runSynchronously(on: executor) }
  }

  /// Stops the program when it is called anywhere else than on this queue.
  package func check() { dispatchPrecondition(condition: .onQueue(queue)) }
}
