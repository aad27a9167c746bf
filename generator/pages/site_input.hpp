#pragma once

// Everything a site is made from, read and checked: settings, catalogue, templates, static files.
// Immutable once loaded. Plans borrow from it, so it must outlive them and stay where it is.

#include <memory>
#include <string>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "catalogue/read_cache.hpp"
#include "catalogue/site_settings.hpp"
#include "pages/snippet_texts.hpp"
#include "render/mustache/template_set.hpp"
#include "render/view.hpp"
#include "support/diagnostic.hpp"
#include "support/file_system.hpp"

namespace statusbook {

struct StaticFile {
  std::string name;  // below the static folder: "style.css"
  std::string bytes;
};

// What a site has only when it is asked for, because it takes longer than everything else.
struct SiteExtras {
  bool cards = false;    // pictures for sites that show links as cards
  bool archive = false;  // a zip file of the site, to be read from a disk
};

struct SiteInput {
  SiteSettings settings;
  Catalogue catalogue;
  mustache::TemplateSet templates;
  std::vector<StaticFile> static_files;  // by name; scripts with what they import
  SnippetTexts snippets;
  View data_schemas;  // content/schema/api.schema.json: what the files for programs hold
  SiteExtras extras;
  std::size_t jobs = 1;  // threads to plan on, as for_each_index has them
};

struct SiteOptions {
  std::string settings_path = "site.json";
  std::string base_url;  // instead of the one in site.json; empty to keep that one
  SiteExtras extras = {};
  std::size_t jobs = 0;  // threads to read on; 0: one for each core
};

// Null when there were errors; all of them are in `report`. `cache` may know files from an earlier
// load. Throws IoError.
std::unique_ptr<const SiteInput> load_site_input(const FileSystem& files,
                                                 const SiteOptions& options, ReadCache& cache,
                                                 Diagnostics& report);

// The folders and files whose change means that the site must be loaded again. Also right when the
// input cannot be loaded.
std::vector<std::string> watched_paths(const FileSystem& files, const SiteOptions& options);

}  // namespace statusbook
