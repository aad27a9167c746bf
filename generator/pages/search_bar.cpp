#include <fmt/format.h>

#include "pages/page_kinds.hpp"
#include "render/html_escape.hpp"

namespace statusbook {
namespace {

// Where somebody who searches is led; the list of codes reads the words from there.
std::string search_url(const SiteSettings& settings, std::string_view words) {
  return fmt::format("{}/codes/?q={}", settings.base_url, words);
}

// OpenSearch allows 16 characters. Cut at the last blank among them, if there is one.
std::string short_name(const std::string& title) {
  constexpr std::size_t most = 16;
  std::size_t end = 0, characters = 0, blank = std::string::npos;
  for (; end < title.size() && characters < most; ++characters) {
    if (title[end] == ' ') blank = end;
    do
      ++end;
    while (end < title.size() && (title[end] & 0xc0) == 0x80);  // the rest of the character
  }
  if (end == title.size()) return title;
  return title.substr(0, blank == std::string::npos ? end : blank);
}

// OpenSearch 1.1, draft 6.
std::string description_of(const SiteSettings& settings) {
  const std::string base = html_escape(settings.base_url);
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "<ShortName>{}</ShortName>\n"
      "<Description>{}</Description>\n"
      "<InputEncoding>UTF-8</InputEncoding>\n"
      "<Language>{}</Language>\n"
      "<Image height=\"16\" width=\"16\" type=\"image/vnd.microsoft.icon\">{}/favicon.ico</Image>\n"
      "<Url type=\"text/html\" template=\"{}\"/>\n"
      "<Url type=\"application/opensearchdescription+xml\" rel=\"self\" "
      "template=\"{}/opensearch.xml\"/>\n"
      "</OpenSearchDescription>\n",
      html_escape(short_name(settings.title)), html_escape(settings.description),
      html_escape(settings.language), base, html_escape(search_url(settings, "{searchTerms}")),
      base);
}

}  // namespace

std::vector<Page> list_search_bar_pages(const SiteContext& context) {
  PageInfo info{.url = "/search-bar/",
                .kind = "search_bar",
                .title = "Search from the address bar",
                .description =
                    "Type a short word and a number, a name or an error into the address bar of "
                    "Firefox, Chrome, Edge or Safari, and land on the list of matching codes."};
  const SiteSettings& settings = context.input().settings;
  return {context.make_page(std::move(info),
                            [&settings] {
                              return View::Object{{"search_url", search_url(settings, "%s")}};
                            }),
          make_text_page("/opensearch.xml", "opensearch",
                         [&settings] { return description_of(settings); })};
}

}  // namespace statusbook
