// The file _headers, in which Netlify and Cloudflare Pages look for response fields by path.

#include <fmt/format.h>

#include "pages/page_kinds.hpp"
#include "pages/security_fields.hpp"

namespace statusbook {
namespace {

std::string headers_file(const SiteContext& context) {
  const std::string base = context.input().settings.base_path();
  std::string text = fmt::format("{}*\n", base);
  for (const auto& [name, value] : security_fields)
    text += fmt::format("  {}: {}\n", name, value);
  // The names of assets change with their bytes.
  text += fmt::format("{}assets/*\n  Cache-Control: public, max-age=31536000, immutable\n", base);
  return text;
}

}  // namespace

std::vector<Page> list_headers_file(const SiteContext& context) {
  return {make_text_page("/_headers", "headers", [&context] { return headers_file(context); })};
}

}  // namespace statusbook
