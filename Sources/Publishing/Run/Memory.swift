import Glibc

/// Memory of this process.
enum Memory {
  /// The most it held at once, in bytes.
  static var peak: Int {
    var usage = rusage()
    return getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 ? usage.ru_maxrss * 1024 : 0
  }
}
