#include "catalogue/site_settings.hpp"

#include <regex>

#include "catalogue/records.hpp"
#include "catalogue/schema.hpp"

namespace statusbook {
namespace {

// "demo/site.json" → "demo/"; "site.json" → "".
std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

std::string without_final_slash(std::string url) {
  while (url.ends_with('/'))
    url.pop_back();
  return url;
}

std::vector<NamedReference> read_references(const SourceText& source, const JsonNode& root,
                                            std::string_view member) {
  std::vector<NamedReference> references;
  for (const JsonNode& item : root.at(member).items) {
    references.push_back({item.text, source.locate(item.span.offset, item.span.length)});
  }
  return references;
}

std::vector<NavigationItem> read_navigation(const SourceText& source, const JsonNode& root) {
  std::vector<NavigationItem> navigation;
  for (const JsonNode& item : root.at("navigation").items) {
    const Span span = item.at("url").span;
    navigation.push_back({text_of(item, "label"), text_of(item, "url"),
                          source.locate(span.offset, span.length), truth_of(item, "secondary")});
  }
  return navigation;
}

std::vector<MovedPage> read_moved(const SourceText& source, const JsonNode& root) {
  std::vector<MovedPage> moved;
  for (const JsonNode& item : root.at("moved").items) {
    const Span span = item.at("to").span;
    moved.push_back(
        {text_of(item, "from"), text_of(item, "to"), source.locate(span.offset, span.length)});
  }
  return moved;
}

SiteSettings read_settings(const SourceText& source, const JsonNode& root) {
  SiteSettings settings;
  settings.title = text_of(root, "title");
  settings.tagline = text_of(root, "tagline");
  settings.description = text_of(root, "description");
  settings.base_url = without_final_slash(text_of(root, "base_url"));
  settings.language = text_of(root, "language");
  settings.navigation = read_navigation(source, root);
  settings.moved = read_moved(source, root);
  settings.popular = read_references(source, root, "popular");
  settings.popular_comparisons = read_references(source, root, "popular_comparisons");
  const std::string folder = folder_of(source.name);
  const JsonNode& folders = root.at("folders");
  const auto named = [&](std::string_view member) {
    const std::string name = text_of(folders, member);
    return folder + (name.empty() ? std::string(member) : name);
  };
  settings.content_folder = named("content");
  settings.templates_folder = named("templates");
  settings.static_folder = named("static");
  return settings;
}

// Stricter than the schema, which editors read, too.
bool check_base_url(const std::string& url, const Location& where, Diagnostics& report) {
  // No credentials: they would stand on every page.
  static const std::regex form(R"(https?://[^/?#@\s"<>]+(/[^?#\s"<>]*)?)");
  const bool climbs = url.find("/..") != std::string::npos;
  if (url.size() <= 2000 && !climbs && std::regex_match(url, form)) return true;
  report.error("bad-base-url", where, "'" + url + "' is no http or https URL",
               "for example https://example.com/status");
  return false;
}

}  // namespace

std::string SiteSettings::base_path() const {
  const std::size_t host = base_url.find("://");
  const std::size_t path = base_url.find('/', host == std::string::npos ? 0 : host + 3);
  return path == std::string::npos ? "/" : base_url.substr(path) + "/";
}

std::optional<SiteSettings> load_site_settings(const ContentFolder& folder, const std::string& path,
                                               Diagnostics& report) {
  const auto source = folder.read(path, report);
  if (!source) return std::nullopt;
  const auto root = parse_json(*source, report);
  if (!root) return std::nullopt;
  SiteSettings settings = read_settings(*source, *root);
  const auto schema_source =
      folder.read(join_path(settings.content_folder, "schema/site.schema.json"), report);
  if (!schema_source) return std::nullopt;
  const auto schema = Schema::parse(*schema_source, report);
  if (!schema || !schema->check(*source, *root, report)) return std::nullopt;
  const JsonNode& url = root->at("base_url");
  const Location where = source->locate(url.span.offset, url.span.length);
  if (!check_base_url(url.text, where, report)) return std::nullopt;
  return settings;
}

void set_base_url(SiteSettings& settings, const std::string& url, Diagnostics& report) {
  if (!check_base_url(url, {.file = "--base-url"}, report)) return;
  settings.base_url = without_final_slash(url);
}

}  // namespace statusbook
