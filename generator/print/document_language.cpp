#include "print/document_language.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace statusbook {
namespace {

// The offset behind the last `text`.
std::size_t behind_last(const std::string& pdf, std::string_view text) {
  const std::size_t found = pdf.rfind(text);
  if (found == std::string::npos) {
    throw std::runtime_error(fmt::format("the PDF has no '{}'", text));
  }
  return found + text.size();
}

std::size_t number_at(const std::string& pdf, std::size_t offset) {
  return std::stoul(pdf.substr(offset, 20));
}

// "19 0 obj … endobj" without its two ends.
std::string object_of(const std::string& pdf, std::size_t number) {
  const std::size_t start = behind_last(pdf, fmt::format("\n{} 0 obj\n", number));
  return pdf.substr(start, pdf.find("endobj", start) - start);
}

}  // namespace

std::string with_document_language(std::string pdf, std::string_view language) {
  const std::size_t root = number_at(pdf, behind_last(pdf, "/Root "));
  const std::size_t info = number_at(pdf, behind_last(pdf, "/Info "));
  const std::size_t size = number_at(pdf, behind_last(pdf, "/Size "));
  const std::size_t table = number_at(pdf, behind_last(pdf, "startxref\n"));
  std::string catalog = object_of(pdf, root);
  catalog.insert(catalog.rfind(">>"),
                 fmt::format("   /Lang ({})\n   /MarkInfo << /Marked true >>\n"
                             "   /ViewerPreferences << /DisplayDocTitle true >>\n",
                             language));
  const std::size_t object = pdf.size();
  pdf += fmt::format("{} 0 obj\n{}endobj\n", root, catalog);
  const std::size_t new_table = pdf.size();
  pdf += fmt::format(
      "xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n"
      "   /Prev {}\n>>\nstartxref\n{}\n%%EOF\n",
      root, object, size, root, info, table, new_table);
  return pdf;
}

}  // namespace statusbook
