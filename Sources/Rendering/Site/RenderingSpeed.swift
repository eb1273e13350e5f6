import Facts
import Figures
import Templating

/// How fast pages are made from records that are ready: the template at work and nothing else.
///
/// `bin/bench` sets it beside other template engines that are given the same records.
package struct RenderingSpeed: Sendable {
  /// Times that every page is made while the clock runs, after one time to warm up.
  static let rounds = 36

  /// Number of pages made while the clock ran.
  package var sheets = 0
  /// Bytes of those pages together.
  package var bytes = 0
  /// Time they took, in seconds.
  package var seconds = 0.0
}

extension SiteWriter {
  /// Makes so many pages, spread evenly over all offerings, and writes nothing.
  package func renderingSpeed(sheets: Int, jobs: Int) async -> RenderingSpeed {
    let offerings = core.facts.offerings.sorted { $0.key.description < $1.key.description }
    let count = min(sheets, offerings.count)
    let assembly = SheetAssembly(core: core)
    let view = views[0]
    let records = (0..<count).map { index in
      let sheet = assembly.sheet(for: offerings[index * offerings.count / count])
      return view.record(sheet, sources: core.facts.sources)
    }
    _ = await render(records, rounds: 1, jobs: jobs)
    let start = ContinuousClock.now
    let bytes = await render(records, rounds: RenderingSpeed.rounds, jobs: jobs)
    return RenderingSpeed(
      sheets: count * RenderingSpeed.rounds, bytes: bytes,
      seconds: (ContinuousClock.now - start) / .seconds(1))
  }

  /// The bytes of all pages together.
  private func render(_ records: [Record], rounds: Int, jobs: Int) async -> Int {
    await withTaskGroup(of: Int.self) { group in
      for job in 0..<jobs {
        group.addTask { [page = templates.pages[0]] in
          var buffer: [UInt8] = []
          var bytes = 0
          for _ in 0..<rounds {
            for index in stride(from: job, to: records.count, by: jobs) {
              buffer.removeAll(keepingCapacity: true)
              page.render(records[index], into: &buffer)
              bytes += buffer.count
            }
          }
          return bytes
        }
      }
      return await group.reduce(0, +)
    }
  }
}
