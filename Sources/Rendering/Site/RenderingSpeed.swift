package import Facts
import Templating

/// How fast pages are made from data that is ready: the template at work and nothing else.
///
/// What `bin/bench` sets beside another template engine given the same records.
package struct RenderingSpeed: Sendable {
  package var sheets = 0
  package var bytes = 0
  package var seconds = 0.0
}

extension SiteWriter {
  /// Renders so many pages, spread evenly over all offerings, and writes nothing.
  package func renderingSpeed(sheets: Int, jobs: Int) async -> RenderingSpeed {
    let offerings = core.facts.offerings.sorted { $0.key.description < $1.key.description }
    let count = min(sheets, offerings.count)
    let assembly = SheetAssembly(core: core)
    let records = (0..<count).map { index in
      view.record(
        assembly.sheet(for: offerings[index * offerings.count / count]), sources: core.facts.sources
      )
    }
    let start = ContinuousClock.now
    let bytes = await withTaskGroup(of: Int.self) { group in
      for job in 0..<jobs {
        group.addTask { [page = templates.page] in
          var buffer: [UInt8] = []
          var bytes = 0
          for index in stride(from: job, to: count, by: jobs) {
            buffer.removeAll(keepingCapacity: true)
            page.render(records[index], into: &buffer)
            bytes += buffer.count
          }
          return bytes
        }
      }
      return await group.reduce(0, +)
    }
    return RenderingSpeed(
      sheets: count, bytes: bytes, seconds: (ContinuousClock.now - start) / .seconds(1))
  }
}
