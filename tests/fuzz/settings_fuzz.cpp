// Any bytes as site.json, held against the project's own schema: settings with which a site can be
// made, or diagnostics that point into the file.

#include <filesystem>
#include <fstream>
#include <iterator>

#include "catalogue/site_settings.hpp"
#include "fuzz/properties.hpp"
#include "support/memory_file_system.hpp"

namespace {

using namespace statusbook;
using fuzz::require;

const std::string& schema() {
  static const std::string text = [] {
    std::ifstream file(PROJECT_ROOT "/content/schema/site.schema.json", std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }();
  return text;
}

// What stands in the file where the settings say that `value` was read.
bool is_quoted_at(const Location& where, const SourceText& source) {
  return fuzz::is_inside(where, source) && where.column > 0 &&
         where.source_line.find('"') != std::string::npos;
}

void check_base_url(const SiteSettings& settings) {
  require(settings.base_url.starts_with("http"), "the address is one of the web");
  require(!settings.base_url.ends_with('/'), "the address has no '/' at its end");
  const std::string path = settings.base_path();
  require(path.starts_with('/') && path.ends_with('/'), "the path has '/' at both ends");
  require(settings.base_url + "/" ==
              settings.base_url.substr(0, settings.base_url.size() + 1 - path.size()) + path,
          "the path is the end of the address");
  Diagnostics report;
  SiteSettings copy = settings;
  set_base_url(copy, settings.base_url, report);
  require(report.empty() && copy.base_url == settings.base_url,
          "--base-url takes what site.json may hold");
}

void check_places(const SiteSettings& settings, const SourceText& source) {
  require(!settings.navigation.empty(), "there is a navigation");
  for (const NavigationItem& item : settings.navigation) {
    require(item.url.starts_with('/') && !item.label.empty(), "an entry leads somewhere");
    require(is_quoted_at(item.where, source), "an entry knows where it stands");
  }
  for (const MovedPage& page : settings.moved) {
    require(page.from.starts_with('/') && page.to.starts_with('/'), "a page moves within the site");
    require(is_quoted_at(page.where, source), "a moved page knows where it stands");
  }
  for (const auto* references : {&settings.popular, &settings.popular_comparisons}) {
    for (const NamedReference& reference : *references)
      require(is_quoted_at(reference.where, source), "a reference knows where it stands");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const SourceText source{"site.json", std::string(fuzz::bytes_of(data, size))};
  MemoryFileSystem files;
  files.create_directories("/site/content/schema");
  files.write("/site/content/schema/site.schema.json", schema());
  files.write("/site/site.json", source.text);
  files.write("/secret", "outside");
  Diagnostics report;
  const auto settings =
      load_site_settings(ContentFolder(files, "/site"), "/site/site.json", report);
  require(settings.has_value() == !report.has_errors(), "there are settings or a reason why not");
  for (const Diagnostic& one : report.items()) {
    if (one.where.file != "/site/site.json") continue;  // the schema that its "folders" name
    Diagnostics single;
    single.add(one);
    fuzz::require_sound(single, {"/site/site.json", source.text});
  }
  if (!settings) return 0;
  check_base_url(*settings);
  check_places(*settings, {"/site/site.json", source.text});
  const std::size_t characters = count_code_points(settings->description);
  require(50 <= characters && characters <= 160, "a description has a length that is shown whole");
  return 0;
}
