#include "support/text_file.hpp"

#include "support/utf8.hpp"

namespace statusbook {

bool check_text_file(const SourceText& source, Diagnostics& report) {
  if (!check_utf8(source, report)) return false;
  const auto control = find_control_character(source.text);
  if (control) refuse_control_character(source, *control, report);
  return !control;
}

bool check_utf8(const SourceText& source, Diagnostics& report) {
  const auto invalid = find_invalid_utf8(source.text);
  if (!invalid) return true;
  report.error("invalid-utf8", source.locate(*invalid), "this byte is not valid UTF-8",
               "save the file as UTF-8");
  return false;
}

void refuse_control_character(const SourceText& source, std::size_t offset, Diagnostics& report) {
  report.error("control-character", source.locate(offset),
               "this control character has no place in text", "take it out");
}

}  // namespace statusbook
