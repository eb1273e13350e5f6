import Dispatch
import Platform
import Testing

/// An actor that waits as other programs make one wait.
private actor Waiter {
  private let queue = SerialQueue("waiter")
  nonisolated var unownedExecutor: UnownedSerialExecutor { queue.executor }
  private(set) var order: [Int] = []

  func wait(_ gate: DispatchSemaphore, _ number: Int) {
    queue.check()
    gate.wait()
    order.append(number)
  }

  func sum(_ numbers: [Int]) -> Int {
    queue.check()
    return numbers.reduce(0, +)
  }

  var isCancelled: Bool { Task.isCancelled }
}

@Suite("Threads of an actor's own")
struct SerialQueueTests {
  @Test("many that wait leave the threads of the tasks to the others", .timeLimit(.minutes(5)))
  func waiting() async throws {
    let gate = DispatchSemaphore(value: 0)
    let waiters = (0..<24).map { _ in Waiter() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, waiter) in waiters.enumerated() {
        group.addTask { await waiter.wait(gate, number) }
      }
      // Were there no thread left, this would never end: only what comes after it lets them go.
      for _ in 0..<50 {
        let ticked = await Task.detached { true }.value
        #expect(ticked)
        try await Task.sleep(for: .milliseconds(1))
      }
      for _ in waiters { gate.signal() }
      try await group.waitForAll()
    }
    var all: [Int] = []
    for waiter in waiters { all += await waiter.order }
    #expect(all.sorted() == Array(0..<24))
  }

  @Test("an actor's calls come one after the other, on its thread, with what belongs to the task")
  func serial() async throws {
    let waiter = Waiter()
    let gate = DispatchSemaphore(value: 0)
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<8 { group.addTask { await waiter.wait(gate, number) } }
      for _ in 0..<8 { gate.signal() }
    }
    #expect(await waiter.order.sorted() == Array(0..<8))
    #expect(await waiter.sum([1, 2, 3]) == 6)
    #expect(await !waiter.isCancelled)
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await waiter.isCancelled
    }
    #expect(await task.value)
  }
}
