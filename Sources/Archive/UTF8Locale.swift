#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The C library's way to say that text is UTF-8, for one thread and as long as a call takes.
///
/// A service has no locale (`LC_ALL=C`), and a library that asks for the character set then takes
/// every name outside ASCII for damage. The process's own locale is left alone.
enum UTF8Locale {
  private static let shared = Locale()

  /// Made once and kept; a locale object is never changed after it is made.
  @safe private struct Locale: @unchecked Sendable {
    let handle: locale_t?

    init() {
      var handle: locale_t?
      for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where unsafe handle == nil {
        unsafe handle = newlocale(LC_CTYPE_MASK, name, nil)
      }
      unsafe self.handle = handle
    }
  }

  /// Runs the body with UTF-8 as the thread's character set, where the system knows it.
  static func during<Value, Failure: Error>(_ body: () throws(Failure) -> Value) throws(Failure)
    -> Value
  {
    guard let handle = unsafe shared.handle else { return try body() }
    let before = unsafe uselocale(handle)
    defer { _ = unsafe uselocale(before) }
    return try body()
  }
}
