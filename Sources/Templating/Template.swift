/// A template for records of a declared shape.
///
/// Compiling finds every mistake: a name that the shape does not declare, a missing or circular
/// partial, a tag that is not closed. Rendering therefore cannot fail, does no lookups by name,
/// and takes time in proportion to the output. The syntax is Mustache without lambdas and dynamic
/// names; in a list, `-first` and `-last` are true in the first and the last item.
///
/// ```swift
/// let shape = RecordShape(name: "sheet", fields: [("naam", .text)])
/// let template = try Template.compile(
///   name: "kop.html", source: "<h1>{{naam}}</h1>", format: .html, shape: shape)
/// var record = Record(shape)
/// record["naam"] = .text("Kunst & Techniek")
/// var page: [UInt8] = []
/// template.render(record, into: &page)
/// ```
package struct Template: Sendable {
  /// The name that error messages use.
  package let name: String
  /// The shape of the records it renders.
  package let shape: RecordShape
  private let program: Program

  /// Compiles a template and the partials it uses; `partials` holds their sources by name.
  ///
  /// `fixed` is a record whose texts are the same in every record that will be rendered; they are
  /// put in here, once, and are not looked at again.
  ///
  /// - Throws: `TemplateError` at the place in the template, for a mistake or a name that is not in
  ///   `shape`.
  package static func compile(
    name: String, source: String, format: EscapeFormat, shape: RecordShape,
    partials: [String: String] = [:], fixed: Record? = nil
  ) throws(TemplateError) -> Template {
    precondition(fixed.map { $0.shape === shape } ?? true)
    let program = try Compiler.compile(
      SourceText(name: name, text: source), format: format, scope: Scope(shape),
      partials: partials, fixed: fixed)
    return Template(name: name, shape: shape, program: program)
  }

  /// Adds the rendered text to UTF-8 output. The record must have the shape of the template.
  package func render(_ record: Record, into output: inout [UInt8]) {
    precondition(
      record.shape === shape,
      "sjabloon «\(name)» verwacht «\(shape.name)», geen «\(record.shape.name)»")
    record.content.reading { content in
      var renderer = Renderer(content)
      renderer.run(program, into: &output)
    }
  }
}

/// A template for data without a declared shape.
///
/// As the Mustache specification wants, an unknown name or partial is empty. Prefer ``Template``
/// wherever the names are known.
package struct OpenTemplate: Sendable {
  /// The name that error messages use.
  package let name: String
  private let program: Program

  /// Compiles a template and the partials it uses; `partials` holds their sources by name.
  ///
  /// - Throws: `TemplateError` at the place in the template.
  package static func compile(
    name: String, source: String, format: EscapeFormat, partials: [String: String] = [:]
  ) throws(TemplateError) -> OpenTemplate {
    let program = try Compiler.compile(
      SourceText(name: name, text: source), format: format, scope: nil, partials: partials)
    return OpenTemplate(name: name, program: program)
  }

  /// Adds the rendered text to UTF-8 output.
  ///
  /// - Throws: `TemplateError` only when partials call each other without end; the output is then
  ///   incomplete.
  package func render(_ data: OpenValue, into output: inout [UInt8]) throws(TemplateError) {
    var renderer = Renderer(OpenContent(root: data))
    renderer.run(program, into: &output)
    if let failure = renderer.failure { throw failure }
  }
}
