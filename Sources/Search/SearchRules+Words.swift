package import Facts

extension SearchRules {
  /// The words of a text without the small ones; all of them when there are no others.
  package func words(of text: String) -> [String] {
    let all = SearchWords.of(text)
    let large = all.filter { !small.contains($0) }
    return large.isEmpty ? all : large
  }
}
