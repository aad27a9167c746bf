#include "pages/atom_feed.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/html_escape.hpp"

namespace statusbook {
namespace {

// RFC 4287 3.3 wants an instant; our records have days.
std::string instant_of(const std::string& date) {
  return date + "T00:00:00Z";
}

std::string element(std::string_view name, std::string_view text) {
  return text.empty() ? std::string() : fmt::format("<{0}>{1}</{0}>\n", name, html_escape(text));
}

std::string make_entry(const std::string& base, const AtomEntry& entry) {
  const std::string url = html_escape(base + entry.url);
  const std::string published = entry.published.empty() ? "" : instant_of(entry.published);
  return fmt::format(
      "<entry>\n{}<id>{}</id>\n<link href=\"{}\"/>\n{}{}{}<content type=\"html\">{}</content>\n"
      "</entry>\n",
      element("title", entry.title), url, url, element("published", published),
      element("updated", instant_of(entry.updated)), element("summary", entry.summary),
      html_escape(entry.content));
}

}  // namespace

std::string make_atom_feed(const SiteSettings& settings, const AtomFeed& feed) {
  const std::string page = html_escape(settings.base_url + feed.page);
  std::string updated;
  for (const AtomEntry& entry : feed.entries)
    updated = std::max(updated, entry.updated);
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n"
      "<title>{}: {}</title>\n<id>{}</id>\n<link rel=\"self\" href=\"{}\"/>\n<link href=\"{}\"/>\n"
      "<updated>{}</updated>\n<author><name>{}</name></author>\n",
      html_escape(settings.language), html_escape(settings.title), html_escape(feed.title), page,
      html_escape(settings.base_url + feed.url), page, instant_of(updated),
      html_escape(settings.title));
  for (const AtomEntry& entry : feed.entries)
    text += make_entry(settings.base_url, entry);
  return text + "</feed>\n";
}

}  // namespace statusbook
