#pragma once

// Cairo 1.16 cannot say in which language a PDF is, nor that its structure may be trusted. This
// adds both to the document catalog, by an incremental update (ISO 32000-1 7.5.6): the bytes that
// Cairo wrote stay as they are, and a new version of that one object follows them.

#include <string>
#include <string_view>

namespace statusbook {

// `pdf` as Cairo writes it: one cross-reference table, the catalog an object of its own. Anything
// else is a std::runtime_error. `language` is a BCP 47 tag.
std::string with_document_language(std::string pdf, std::string_view language);

}  // namespace statusbook
