extension JSONBytes {
  /// JSON that can stand in a `<script>` as it is: every `<`, `>` and `&` is spelled with its
  /// number, so that nothing in a name can end the element or start a comment.
  var scriptText: String {
    var text = ""
    let json = String(decoding: bytes, as: UTF8.self)
    text.reserveCapacity(json.utf8.count)
    for scalar in json.unicodeScalars {
      switch scalar {
      case "<": text += "\\u003c"
      case ">": text += "\\u003e"
      case "&": text += "\\u0026"
      case "\u{2028}": text += "\\u2028"
      case "\u{2029}": text += "\\u2029"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
