import Facts
import Testing

@Suite struct SiteContactTests {
  @Test(arguments: [
    ("melden@voorbeeld.nl", "mailto:melden@voorbeeld.nl"),
    ("web.team+site@mbo-school.example.org", "mailto:web.team+site@mbo-school.example.org"),
    ("https://voorbeeld.nl/melden", "https://voorbeeld.nl/melden"),
  ])
  func `a mail address and an https address are a link, and are shown as given`(
    text: String, href: String
  ) {
    let contact = SiteContact(text)
    #expect(contact?.text == text)
    #expect(contact?.href == href)
  }

  @Test(arguments: [
    "", "melden", "melden@", "@voorbeeld.nl", "melden@localhost", "a@b@c.nl", "a b@c.nl",
    "a..b@c.nl", ".a@c.nl", "a@c.nl.", "a@c.nl?subject=x", "http://voorbeeld.nl/melden",
    "javascript:alert(1)", "https://", "https://voorbeeld.nl/\"><script>", "mailto:a@c.nl",
    "<a@c.nl>", "a@c.nl\n",
  ])
  func `anything else is none`(text: String) { #expect(SiteContact(text) == nil) }
}
