#pragma once

// References to sections of standards, as the catalogue writes them: "RFC 9110 15.6.3",
// "RFC 9110 8.6; RFC 9112 6.1", "draft-ietf-httpbis-resumable-upload". Pure functions.

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct SectionReference {
  std::string text;  // as written, one document each
  std::string url;   // of the document at the first section named
};

// Split at semicolons. Empty if any part is neither an RFC nor an Internet-Draft.
std::vector<SectionReference> parse_section_references(std::string_view text);

// "9110", "15.6.3" → https://www.rfc-editor.org/rfc/rfc9110.html#section-15.6.3
std::string rfc_url(std::string_view number, std::string_view section);

}  // namespace statusbook
