#include "preview/error_page.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace statusbook {
namespace {

std::string escape(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string heading(const std::vector<Diagnostic>& diagnostics) {
  const auto errors = std::count_if(
      diagnostics.begin(), diagnostics.end(),
      [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::error; });
  return fmt::format("{} {} to mend", errors, errors == 1 ? "error" : "errors");
}

// The terminal's form is the one that people know and search for, so the page shows just that.
std::string item(const Diagnostic& diagnostic) {
  return fmt::format("<li class=\"statusbook-{}\"><pre tabindex=\"0\">{}</pre></li>\n",
                     to_string(diagnostic.severity), escape(format(diagnostic, Color::no)));
}

}  // namespace

std::string error_page(const std::vector<Diagnostic>& diagnostics, std::string_view head) {
  std::string items;
  for (const Diagnostic& diagnostic : diagnostics) {
    items += item(diagnostic);
  }
  return fmt::format(
      "<!DOCTYPE html>\n"
      "<html lang=\"en\">\n"
      "<head>\n"
      "<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<title>{0} · Statusbook</title>\n"
      "<link rel=\"stylesheet\" href=\"/_statusbook/live.css\" data-statusbook>\n"
      "{1}"
      "</head>\n"
      "<body class=\"statusbook-errors\">\n"
      "<main>\n"
      "<h1>{0}</h1>\n"
      "<p>This page appears as soon as the site can be read again.</p>\n"
      "<ol>\n{2}</ol>\n"
      "</main>\n"
      "</body>\n"
      "</html>\n",
      heading(diagnostics), head, items);
}

}  // namespace statusbook
