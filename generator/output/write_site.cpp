#include "output/write_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "output/manifest.hpp"
#include "output/output_folder.hpp"
#include "output/parallel.hpp"
#include "output/staging.hpp"
#include "support/io_error.hpp"

namespace statusbook {
namespace {

std::vector<std::string> paths_of(const SitePlan& plan) {
  std::vector<std::string> paths;
  for (const Page& page : plan.pages())
    paths.push_back(page.path);
  return paths;
}

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
      : plan_(plan),
        file_system_(file_system),
        options_(options),
        target_(std::move(target)),
        old_(std::move(old)),
        old_paths_(old_.paths),
        is_unchanged_(plan.pages().size()) {}

  // Goes on with a staging folder that is already held.
  void adopt(std::unique_ptr<Staging> staging) { staging_ = std::move(staging); }

  // From several threads, on different pages.
  void take(std::size_t index, std::string_view bytes) {
    const Page& page = plan_.pages()[index];
    bytes_ += bytes.size();
    is_unchanged_[index] = is_there_already(page, bytes) ? 1 : 0;
    if (is_unchanged_[index] == 0) write(page.path, bytes);
  }

  std::optional<WriteSummary> finish(Diagnostics& report) {
    const SitePaths planned(paths_of(plan_));
    const WriteSummary summary = summarize(planned);
    const std::string manifest = manifest_of(plan_);
    if (summary.written > 0 || !old_.exists || old_.manifest != manifest) {
      if (!carry_over_strays(planned, report)) return std::nullopt;
      carry_over_unchanged();
      write(std::string(manifest_name), manifest);
      staging().swap_in();
    }
    if (staging_) staging_->finish();
    return summary;
  }

 private:
  bool is_there_already(const Page& page, std::string_view bytes) const {
    if (!old_paths_.files.contains(page.path)) return false;
    const std::string path = join_path(target_, page.path);
    if (file_system_.kind(path) != FileKind::file) return false;
    const auto stamp = file_system_.stamp(path);
    if (!stamp || stamp->size != bytes.size()) return false;
    return file_system_.read(path, stamp->size) == bytes;
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
                     if (is_unchanged_[index] != 0) carry_over(plan_.pages()[index].path);
                   });
  }

  WriteSummary summarize(const SitePaths& planned) const {
    WriteSummary summary;
    summary.unchanged =
        static_cast<std::size_t>(std::count(is_unchanged_.begin(), is_unchanged_.end(), char{1}));
    summary.written = is_unchanged_.size() - summary.unchanged;
    summary.removed = static_cast<std::size_t>(
        std::count_if(old_.paths.begin(), old_.paths.end(),
                      [&](const std::string& path) { return !planned.files.contains(path); }));
    summary.bytes = bytes_;
    return summary;
  }

  const SitePlan& plan_;
  FileSystem& file_system_;
  const WriteOptions& options_;
  std::string target_;
  OldSite old_;
  SitePaths old_paths_;
  std::vector<char> is_unchanged_;  // by page; not vector<bool>, whose elements share bytes
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
  if (!render_site(plan, options.render, sink, report)) return std::nullopt;
  return writer.finish(report);
}

}  // namespace statusbook
