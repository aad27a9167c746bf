#pragma once

// Writes a site: the whole of it or nothing. Every page is rendered and checked; a page whose bytes
// are already there keeps its file and modification time; if none differs nothing at all is
// written. Otherwise the new site grows in a staging folder beside the output (staging.hpp) and
// takes the old one's place at the end. Files that the last build wrote and this one does not know
// are gone then; files that somebody else put into the folder are carried over.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "output/render_site.hpp"
#include "pages/site_plan.hpp"
#include "support/diagnostic.hpp"
#include "support/file_system.hpp"

namespace statusbook {

enum class Precompress { off, on };

struct WriteOptions {
  std::string out;                  // the output folder; need not exist; may be a symbolic link
  std::vector<std::string> inputs;  // files and folders that the output must not overlap
  RenderOptions render = {};
  Precompress precompress = Precompress::off;  // on: text files get compressed copies
  std::string archive_date = {};               // YYYY-MM-DD, of all files in the site's archive
};

struct WriteSummary {
  std::size_t written = 0;    // files that are new or differ
  std::size_t unchanged = 0;  // files that were there already
  std::size_t removed = 0;    // files of the last build that this site does not have
  std::uint64_t bytes = 0;    // of all pages, without their copies and the archive

  bool operator==(const WriteSummary&) const = default;
};

// Nothing if there were errors; the old site is untouched then, and no staging folder is left.
// The same holds when this throws: IoError (another build that is running included) or Interrupted.
// Only an IoError in removing what was replaced comes after the new site is in place.
std::optional<WriteSummary> write_site(const SitePlan& plan, FileSystem& file_system,
                                       const WriteOptions& options, Diagnostics& report);

}  // namespace statusbook
