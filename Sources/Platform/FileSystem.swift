import CLinux

/// What a file system can do that neither Foundation nor Swift's Glibc module offers.
package enum FileSystem {
  /// Gives two files or folders each other's name in one step.
  ///
  /// - Returns: false, with the reason in `errno`, where one is missing or the file system cannot do it;
  ///   then nothing changed.
  package static func exchange(_ a: String, _ b: String) -> Bool {
    unsafe linux_exchange(a, b) == 0
  }

  /// Waits until everything on the file system of an open file is on the disk, of that one alone.
  ///
  /// - Returns: false, with the reason in `errno`, when the disk refused.
  package static func flush(of file: Int32) -> Bool { linux_flush_file_system(file) == 0 }
}
