#include "pages/site_input.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "catalogue/load_catalogue.hpp"
#include "catalogue/read_ahead.hpp"
#include "pages/static_scripts.hpp"
#include "pages/static_styles.hpp"
#include "render/view_json.hpp"
#include "support/parallel.hpp"
#include "support/text_file.hpp"
#include "support/utf8.hpp"

namespace statusbook {
namespace {

constexpr std::string_view template_ending = ".mustache";

// Templates of `folder` and its subfolders. A template is called by its path without the ending:
// "partials/nav".
void collect_templates(const ContentFolder& folder, const std::string& path,
                       const std::string& prefix, std::vector<mustache::NamedSource>& sources,
                       Diagnostics& report) {
  for (const DirectoryEntry& entry : folder.list(path)) {
    const std::string file = join_path(path, entry.name);
    if (folder.has_folder(file)) {
      collect_templates(folder, file, prefix + entry.name + "/", sources, report);
    } else if (entry.name.ends_with(template_ending)) {
      const std::string stem = entry.name.substr(0, entry.name.size() - template_ending.size());
      auto source = folder.read(file, report);
      if (!source) continue;
      check_text_file(*source, report);
      sources.push_back({prefix + stem, std::move(*source)});
    } else {
      report.error("unknown-file", {.file = file}, "nothing reads this file",
                   "templates end with .mustache");
    }
  }
}

std::optional<mustache::TemplateSet> load_templates(const ContentFolder& folder,
                                                    const std::string& path, Diagnostics& report) {
  if (!folder.has_folder(path)) {
    report.error("missing-folder", {.file = path}, "there is no templates folder");
    return std::nullopt;
  }
  std::vector<mustache::NamedSource> sources;
  collect_templates(folder, path, "", sources, report);
  return mustache::TemplateSet::compile(std::move(sources), mustache::Strictness::strict, report);
}

// A tab or a line end, which a text may have, is no part of an address either.
bool has_control_character(std::string_view name) {
  return name.find_first_of("\t\n\r") != std::string_view::npos || find_control_character(name);
}

// Scripts are joined with what they import; style sheets lose what only their readers need.
std::vector<StaticFile> load_static_files(const ContentFolder& folder, const std::string& path,
                                          Diagnostics& report) {
  std::vector<StaticFile> files;
  std::vector<SourceText> scripts;
  for (const DirectoryEntry& entry : folder.list(path)) {
    const std::string file = join_path(path, entry.name);
    if (folder.has_folder(file)) {
      report.error("unknown-file", {.file = file}, "the static folder holds files only");
    } else if (has_control_character(entry.name)) {
      report.error("control-character", {.file = file},
                   "the name of this file has a control character, which no address can have",
                   "rename it");
    } else if (auto source = folder.read(file, report)) {
      if (entry.name.ends_with(".js")) {
        scripts.push_back(std::move(*source));
      } else if (entry.name.ends_with(".css")) {
        files.push_back({entry.name, compact_css(source->text)});
      } else {
        files.push_back({entry.name, std::move(source->text)});
      }
    }
  }
  for (StaticScript& script : join_scripts(scripts, report))
    files.push_back({std::move(script.name), std::move(script.text)});
  return files;
}

std::optional<View> load_data_schemas(const ContentFolder& folder, const std::string& content,
                                      Diagnostics& report) {
  const auto source = folder.read(join_path(content, "schema/api.schema.json"), report);
  auto schemas = source ? view_from_json(*source, report) : std::nullopt;
  if (!schemas) return std::nullopt;
  for (const char* name : {"$schema", "description", "definitions"}) {
    if (schemas->find(name) != nullptr) continue;
    report.error("bad-schema", source->locate_file(), fmt::format("there is no '{}'", name),
                 "take the file as Statusbook brings it");
  }
  return schemas;
}

}  // namespace

std::unique_ptr<const SiteInput> load_site_input(const FileSystem& files,
                                                 const SiteOptions& options, ReadCache& cache,
                                                 Diagnostics& report) {
  const ContentFolder folder(files, parent_path(options.settings_path));
  auto settings = load_site_settings(folder, options.settings_path, report);
  if (!settings) return nullptr;
  if (!options.base_url.empty()) set_base_url(*settings, options.base_url, report);
  if (cache.is_empty()) read_ahead(folder, settings->content_folder, options.jobs, cache);

  std::optional<Catalogue> catalogue;
  SnippetTexts snippets;
  const auto load_content = [&](Diagnostics& told) {
    catalogue = load_catalogue(folder, settings->content_folder, cache, options.jobs, told);
    if (catalogue) snippets = render_snippets(*catalogue, options.jobs, told);
  };
  std::optional<mustache::TemplateSet> templates;
  std::vector<StaticFile> static_files;
  std::optional<View> schemas;
  const auto load_looks = [&](Diagnostics& told) {
    templates = load_templates(folder, settings->templates_folder, told);
    static_files = load_static_files(folder, settings->static_folder, told);
    schemas = load_data_schemas(folder, settings->content_folder, told);
  };
  std::array<Diagnostics, 2> told;
  for_each_index(told.size(), options.jobs, {},
                 [&](std::size_t i) { i == 0 ? load_content(told[i]) : load_looks(told[i]); });
  for (Diagnostics& each : told)
    report.append(std::move(each));
  if (report.has_errors() || !catalogue || !templates || !schemas) return nullptr;
  return std::make_unique<const SiteInput>(SiteInput{
      std::move(*settings), std::move(*catalogue), std::move(*templates), std::move(static_files),
      std::move(snippets), std::move(*schemas), options.extras, options.jobs});
}

std::vector<std::string> watched_paths(const FileSystem& files, const SiteOptions& options) {
  Diagnostics ignored;  // load_site_input reports them
  const ContentFolder folder(files, parent_path(options.settings_path));
  std::vector<std::string> paths{options.settings_path};
  const auto settings = load_site_settings(folder, options.settings_path, ignored);
  const std::string root = parent_path(options.settings_path);
  if (!settings) {
    for (const char* name : {"content", "templates", "static"})
      paths.push_back(join_path(root, name));
    return paths;
  }
  paths.insert(paths.end(),
               {settings->content_folder, settings->templates_folder, settings->static_folder});
  return paths;
}

}  // namespace statusbook
