#include "output/write_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <limits>
#include <mutex>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "output/manifest.hpp"
#include "output/output_folder.hpp"
#include "output/precompress.hpp"
#include "output/staging.hpp"
#include "output/zip_archive.hpp"
#include "support/io_error.hpp"
#include "support/parallel.hpp"

namespace statusbook {
namespace {

// One file of the site: a page, or a compressed copy of it.
struct OutputFile {
  std::string path;
  const Encoding* encoding = nullptr;  // null: the page as it is
};

// Each page is followed by its copies.
std::vector<OutputFile> files_of(const Page& page, Precompress precompress) {
  std::vector<OutputFile> files{{page.path}};
  if (precompress == Precompress::off || !is_compressible(page.path)) return files;
  for (const Encoding& encoding : encodings())
    files.push_back({page.path + std::string(encoding.ending), &encoding});
  return files;
}

// No file of a site is larger than this, in bytes.
constexpr std::uint64_t whole_file = std::numeric_limits<std::uint32_t>::max();

// What the archive unpacks to.
constexpr const char* archive_folder = "statusbook";

bool is_plain_segment(std::string_view segment) {
  return !segment.empty() && segment != "." && segment != "..";
}

// A page kind that makes another path has a bug; it must not become a file outside the output.
void require_plain(std::string_view path) {
  constexpr std::string_view forbidden("\n\0", 2);
  bool plain = path != manifest_name && path.find_first_of(forbidden) == std::string_view::npos;
  for (std::size_t start = 0; start <= path.size();) {
    const std::size_t end = std::min(path.find('/', start), path.size());
    plain = plain && is_plain_segment(path.substr(start, end - start));
    start = end + 1;
  }
  if (!plain) throw std::logic_error(fmt::format("'{}' is no path for a page", path));
}

// One run over one output folder.
class SiteWriter {
 public:
  SiteWriter(const SitePlan& plan, FileSystem& file_system, const WriteOptions& options,
             std::string target, OldSite old)
      : file_system_(file_system),
        options_(options),
        target_(std::move(target)),
        old_(std::move(old)),
        old_paths_(old_.paths) {
    for (const Page& page : plan.pages()) {
      first_file_.push_back(files_.size());
      if (page.holds_site) archive_ = files_.size();
      for (OutputFile& file : files_of(page, options.precompress))
        files_.push_back(std::move(file));
    }
    first_file_.push_back(files_.size());
    is_unchanged_.resize(files_.size());
  }

  // Goes on with a staging folder that is already held.
  void adopt(std::unique_ptr<Staging> staging) { staging_ = std::move(staging); }

  // From several threads, on different pages.
  void take(std::size_t index, std::string_view bytes) {
    bytes_ += bytes.size();
    const std::size_t page = first_file_[index];
    put(page, bytes);
    for (std::size_t copy = page + 1; copy < first_file_[index + 1]; ++copy) {
      // To compress again what has not changed would give what is there.
      is_unchanged_[copy] = is_unchanged_[page] != 0 && is_ours(files_[copy].path) ? 1 : 0;
      if (is_unchanged_[copy] == 0) put(copy, files_[copy].encoding->encode(bytes));
    }
  }

  // Whether the old file of a page begins so, and may stay. From several threads, on different
  // pages.
  bool keep(std::size_t index, std::string_view beginning) {
    const std::size_t file = first_file_[index];
    if (!is_ours(files_[file].path)) return false;
    const std::string path = join_path(target_, files_[file].path);
    const std::string bytes = file_system_.read(path, whole_file);
    if (!bytes.starts_with(beginning)) return false;
    bytes_ += bytes.size();
    is_unchanged_[file] = 1;
    return true;
  }

  std::optional<WriteSummary> finish(Diagnostics& report) {
    const std::vector<std::string> paths = planned_paths();
    const SitePaths planned(paths);
    const std::string manifest = manifest_of(paths);
    const bool is_same = old_.exists && old_.manifest == manifest;
    if (archive_) {
      // Nothing in it would differ, and to make it again would give what is there.
      const bool stays = is_same && changed_files() == 1 && is_ours(files_[*archive_].path);
      is_unchanged_[*archive_] = stays ? 1 : 0;
    }
    const WriteSummary summary = summarize(planned);
    if (summary.written > 0 || !is_same) {
      if (!carry_over_strays(planned, report)) return std::nullopt;
      carry_over_unchanged();
      if (archive_) write_archive();
      write(std::string(manifest_name), manifest);
      staging().swap_in();
    }
    if (staging_) staging_->finish();
    return summary;
  }

 private:
  std::vector<std::string> planned_paths() const {
    std::vector<std::string> paths;
    for (const OutputFile& file : files_)
      paths.push_back(file.path);
    return paths;
  }

  void put(std::size_t file, std::string_view bytes) {
    const std::string& path = files_[file].path;
    is_unchanged_[file] = is_there_already(path, bytes) ? 1 : 0;
    if (is_unchanged_[file] == 0) write(path, bytes);
  }

  // A file of the last build that is still there.
  bool is_ours(const std::string& name) const {
    return old_paths_.files.contains(name) &&
           file_system_.kind(join_path(target_, name)) == FileKind::file;
  }

  bool is_there_already(const std::string& name, std::string_view bytes) const {
    return is_ours(name) && file_system_.read(join_path(target_, name), whole_file) == bytes;
  }

  // Made when the first difference is found, so that a build without one writes nothing.
  Staging& staging() {
    const std::lock_guard guard(staging_mutex_);
    if (staging_) return *staging_;
    auto staging = std::make_unique<Staging>(file_system_, target_);
    // Nobody held the folder while pages were compared; what they were compared with must still be
    // there.
    if (file_system_.stamp(join_path(target_, manifest_name)) != old_.stamp) {
      throw IoError("build: another build has just changed", target_, 0);
    }
    staging_ = std::move(staging);
    return *staging_;
  }

  std::string place_for(const std::string& path) {
    std::string place = join_path(staging().tree(), path);
    if (path.find('/') != std::string::npos) file_system_.create_directories(parent_path(place));
    return place;
  }

  void write(const std::string& path, std::string_view bytes) {
    file_system_.write(place_for(path), bytes);
  }

  void carry_over(const std::string& path) {
    const std::string from = join_path(target_, path);
    const std::string to = place_for(path);
    if (!file_system_.hard_link(from, to)) file_system_.copy(from, to);
  }

  bool carry_over_strays(const SitePaths& planned, Diagnostics& report) {
    const std::vector<Stray> strays = find_strays(file_system_, target_, old_paths_);
    bool fine = true;
    for (const Stray& stray : strays) {
      if (!is_in_the_way(stray, planned)) continue;
      report.error("foreign-file", {.file = join_path(options_.out, stray.path)},
                   "Statusbook did not make this, and the site needs its place",
                   "move it out of the output folder");
      fine = false;
    }
    if (!fine) return false;
    for (const Stray& stray : strays) {
      if (stray.kind == FileKind::directory) {
        file_system_.create_directories(join_path(staging().tree(), stray.path));
      } else {
        carry_over(stray.path);
      }
    }
    return true;
  }

  void carry_over_unchanged() {
    for_each_index(is_unchanged_.size(), options_.render.jobs, options_.render.stop,
                   [&](std::size_t index) {
                     if (is_unchanged_[index] != 0) carry_over(files_[index].path);
                   });
  }

  // All pages are in the staging folder by now, and are read from there: to keep them in memory
  // would take as much as the site is large.
  void write_archive() {
    std::vector<std::string> paths;
    for (const OutputFile& file : files_) {
      if (file.encoding == nullptr && &file != &files_[*archive_]) paths.push_back(file.path);
    }
    std::sort(paths.begin(), paths.end());
    std::vector<ZipMember> members(paths.size());
    for_each_index(paths.size(), options_.render.jobs, options_.render.stop,
                   [&](std::size_t index) {
                     const std::string place = join_path(staging().tree(), paths[index]);
                     members[index] = make_zip_member(join_path(archive_folder, paths[index]),
                                                      file_system_.read(place, whole_file));
                   });
    const auto zip = make_zip(members, options_.archive_date);
    if (!zip) throw IoError("make the archive", files_[*archive_].path, EFBIG);
    write(files_[*archive_].path, *zip);
  }

  std::size_t changed_files() const {
    return static_cast<std::size_t>(
        std::count(is_unchanged_.begin(), is_unchanged_.end(), char{0}));
  }

  WriteSummary summarize(const SitePaths& planned) const {
    WriteSummary summary;
    summary.written = changed_files();
    summary.unchanged = is_unchanged_.size() - summary.written;
    summary.removed = static_cast<std::size_t>(
        std::count_if(old_.paths.begin(), old_.paths.end(),
                      [&](const std::string& path) { return !planned.files.contains(path); }));
    summary.bytes = bytes_;
    return summary;
  }

  FileSystem& file_system_;
  const WriteOptions& options_;
  std::string target_;
  OldSite old_;
  SitePaths old_paths_;
  std::vector<OutputFile> files_;
  std::vector<std::size_t> first_file_;  // by page, and one more: the end
  std::vector<char> is_unchanged_;       // by file; not vector<bool>, whose elements share bytes
  std::optional<std::size_t> archive_;   // its place in files_
  std::atomic<std::uint64_t> bytes_ = 0;
  std::mutex staging_mutex_;
  std::unique_ptr<Staging> staging_;
};

}  // namespace

std::optional<WriteSummary> write_site(const SitePlan& plan, FileSystem& file_system,
                                       const WriteOptions& options, Diagnostics& report) {
  for (const Page& page : plan.pages())
    require_plain(page.path);
  auto target = locate_output(file_system, options.out, options.inputs, report);
  if (!target) return std::nullopt;
  // A staging folder at this point is that of a running build, which fails here, or that of a
  // killed one, which is repaired before anybody looks at the old site.
  std::unique_ptr<Staging> left_over;
  if (Staging::is_there(file_system, *target)) {
    left_over = std::make_unique<Staging>(file_system, *target);
  }
  auto old = read_old_site(file_system, *target, options.out, report);
  if (!old) return std::nullopt;

  SiteWriter writer(plan, file_system, options, *target, std::move(*old));
  writer.adopt(std::move(left_over));
  const PageSink sink = [&](std::size_t index, std::string_view bytes) {
    writer.take(index, bytes);
  };
  RenderOptions render = options.render;
  render.keeps = [&](std::size_t index, std::string_view beginning) {
    return writer.keep(index, beginning);
  };
  if (!render_site(plan, render, sink, report)) return std::nullopt;
  return writer.finish(report);
}

}  // namespace statusbook
