#include "preview/file_watcher.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "preview/watched_tree.hpp"
#include "support/descriptor.hpp"
#include "support/file_system.hpp"
#include "support/io_error.hpp"

namespace statusbook {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

constexpr std::uint32_t gone_itself = IN_DELETE_SELF | IN_MOVE_SELF;
constexpr std::uint32_t gone = IN_DELETE | IN_MOVED_FROM;
constexpr std::uint32_t come_or_gone = IN_CREATE | IN_MOVED_TO | gone;
constexpr std::uint32_t interesting =
    gone_itself | come_or_gone | IN_CLOSE_WRITE | IN_MODIFY | IN_ATTRIB | IN_ONLYDIR;

constexpr std::array table_full = {ENOSPC, ENOMEM, EMFILE, ENFILE};

bool is_table_full(int error) {
  return std::find(table_full.begin(), table_full.end(), error) != table_full.end();
}

// What the kernel tells about one folder. A folder may be watched for all it holds, for a few names
// in it (a watched file; where a missing folder would appear), or both.
struct Watch {
  std::string folder;
  bool whole = false;
  std::set<std::string, std::less<>> names;
};

// Unlike join_path it keeps "site.json" as it was given.
std::string path_in(const std::string& folder, std::string_view name) {
  return folder == "." ? std::string(name) : join_path(folder, name);
}

// Whether a changed path is known not to have been there before.
enum class Origin { unknown, this_burst };

enum class Woken { by_events, by_time, by_interrupt };

}  // namespace

class FileWatcher::Implementation {
 public:
  explicit Implementation(WatcherOptions options)
      : options_(options),
        interrupt_(::eventfd(0, EFD_CLOEXEC)),
        inotify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
        since_ns_(stamp_clock_ns()) {
    if (!interrupt_.is_open()) throw IoError("create", "an event descriptor", errno);
    if (!inotify_.is_open()) poll_because("an inotify instance");
  }

  void watch(const std::vector<std::string>& paths) {
    if (paths == paths_) return;
    paths_ = paths;
    if (!polls()) rescan();
    stamps_ = stamp_trees(paths_);
    for (const auto& [path, stamp] : stamps_) {
      if (stamp.changed_ns >= since_ns_) note_change(path);
    }
  }

  std::vector<std::string> wait() {
    const bool interrupted = polls() ? !wait_polling() : !wait_for_events();
    since_ns_ = stamp_clock_ns();
    burst_end_.reset();
    half_written_.clear();
    std::vector<std::string> paths;
    for (const auto& [path, origin] : std::exchange(changed_, {}))
      paths.push_back(path);
    return interrupted ? std::vector<std::string>() : paths;
  }

  void interrupt() { ::eventfd_write(interrupt_.get(), 1); }

  const std::string& trouble() const { return trouble_; }

 private:
  bool polls() const { return !trouble_.empty(); }

  void poll_because(std::string_view unwatched) {
    trouble_ = fmt::format(
        "cannot watch {}: the system's inotify table is full (see fs.inotify in sysctl); looking "
        "for "
        "changes every {} ms instead",
        unwatched, options_.poll_interval.count());
    inotify_ = Descriptor();
    watches_.clear();
    stamps_ = stamp_trees(paths_);
  }

  void note_change(std::string path, Origin origin = Origin::unknown) {
    if (!burst_end_.has_value()) burst_end_ = Clock::now() + options_.longest_burst;
    changed_.emplace(std::move(path), origin);
  }

  // True once something has changed, false when interrupted.
  bool wait_for_events() {
    while (!polls()) {
      const Woken woken = sleep(time_to_settle());
      if (woken == Woken::by_interrupt) return false;
      if (woken == Woken::by_events) read_events();
      if (woken == Woken::by_events && Clock::now() < burst_end_.value_or(Clock::time_point())) {
        continue;
      }
      // New folders are watched before their news is told, so that nothing in them is missed.
      if (std::exchange(stale_, false)) rescan();
      if (!changed_.empty()) return true;
      burst_end_.reset();
    }
    return wait_polling();
  }

  bool wait_polling() {
    while (changed_.empty()) {
      if (sleep(options_.poll_interval) == Woken::by_interrupt) return false;
      TreeStamps now = stamp_trees(paths_);
      for (std::string& path : differences(stamps_, now))
        note_change(std::move(path));
      stamps_ = std::move(now);
    }
    return true;
  }

  std::optional<Milliseconds> time_to_settle() const {
    if (!burst_end_.has_value()) return std::nullopt;
    const auto left = std::chrono::ceil<Milliseconds>(*burst_end_ - Clock::now());
    const Milliseconds longest = half_written_.empty() ? options_.settle : options_.longest_burst;
    return std::clamp(left, Milliseconds(0), longest);
  }

  Woken sleep(std::optional<Milliseconds> longest) {
    std::array<pollfd, 2> descriptors = {pollfd{interrupt_.get(), POLLIN, 0},
                                         pollfd{inotify_.get(), POLLIN, 0}};
    const int limit = longest.has_value() ? static_cast<int>(longest->count()) : -1;
    ::poll(descriptors.data(), descriptors.size(), limit);
    if (descriptors[0].revents != 0) return Woken::by_interrupt;
    return descriptors[1].revents != 0 ? Woken::by_events : Woken::by_time;
  }

  void read_events() {
    alignas(inotify_event) std::array<char, 16384> buffer{};
    const ssize_t size = ::read(inotify_.get(), buffer.data(), buffer.size());
    for (ssize_t at = 0; at < size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
      take(*event);
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
  }

  void take(const inotify_event& event) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) return take_overflow();
    const auto found = watches_.find(event.wd);
    if (found == watches_.end()) return;
    if ((event.mask & gone_itself) != 0) return take_loss(found->second);
    if ((event.mask & IN_IGNORED) != 0) {
      watches_.erase(found);
    } else if (event.len > 0) {
      take_entry(found->second, event.mask, event.name);
    }
  }

  // The kernel has thrown events away, so anything may have changed.
  void take_overflow() {
    stale_ = true;
    for (const std::string& path : paths_)
      note_change(path);
  }

  void take_loss(const Watch& watch) {
    stale_ = true;
    if (watch.whole) note_change(watch.folder);
    for (const std::string& name : watch.names)
      note_change(path_in(watch.folder, name));
  }

  void take_entry(const Watch& watch, std::uint32_t mask, std::string_view name) {
    const bool named = watch.names.contains(name);
    if (!named && (!watch.whole || is_byproduct(name))) return;
    const bool may_be_folder = named || (mask & IN_ISDIR) != 0;
    if (may_be_folder && (mask & come_or_gone) != 0) stale_ = true;
    std::string path = path_in(watch.folder, name);
    note_writing(path, mask);
    const auto known = changed_.find(path);
    const bool passing = known != changed_.end() && known->second == Origin::this_burst;
    if (passing && (mask & gone) != 0) {
      changed_.erase(known);  // a temporary file, renamed over the real one by now
    } else {
      note_change(std::move(path), (mask & IN_CREATE) != 0 ? Origin::this_burst : Origin::unknown);
    }
  }

  // An editor that empties a file before it writes it is not done until it closes it.
  void note_writing(const std::string& path, std::uint32_t mask) {
    if ((mask & IN_MODIFY) != 0) {
      half_written_.insert(path);
    } else if ((mask & (IN_CLOSE_WRITE | gone)) != 0) {
      half_written_.erase(path);
    }
  }

  // Watches what should be watched now; the kernel keeps what it already has.
  void rescan() {
    const auto before = std::exchange(watches_, {});
    for (const std::string& path : paths_) {
      watch_name_of(path);
      walk_folders(path, [this](const std::string& folder) { return watch_whole(folder); });
      if (polls()) return;
    }
    for (const auto& [number, watch] : before) {
      if (!watches_.contains(number)) ::inotify_rm_watch(inotify_.get(), number);
    }
  }

  // Its appearing, its going and its being replaced are seen in the folder that holds it, or, as
  // long as that is missing too, in the nearest one that is there.
  void watch_name_of(const std::string& path) {
    const std::string folder = parent_path(path);
    if (Watch* watch = add(folder)) {
      watch->names.insert(std::string(file_name(path)));
    } else if (!polls() && folder != path && folder != ".") {
      watch_name_of(folder);
    }
  }

  // False if it has been visited already: a folder has one watch however many paths lead to it.
  bool watch_whole(const std::string& folder) {
    Watch* watch = add(folder);
    return watch != nullptr && !std::exchange(watch->whole, true);
  }

  // Null if there is no such folder, or no room for its watch.
  Watch* add(const std::string& folder) {
    if (polls()) return nullptr;
    const bool room = watches_.size() < options_.most_watches;
    const int number = room ? ::inotify_add_watch(inotify_.get(), folder.c_str(), interesting) : -1;
    if (!room || (number < 0 && is_table_full(errno))) {
      poll_because(fmt::format("'{}'", folder));
      return nullptr;
    }
    if (number < 0) return nullptr;
    Watch& watch = watches_[number];
    watch.folder = folder;
    return &watch;
  }

  WatcherOptions options_;
  Descriptor interrupt_;
  Descriptor inotify_;
  std::vector<std::string> paths_;
  std::unordered_map<int, Watch> watches_;  // by the kernel's number
  bool stale_ = false;                      // folders have come or gone since the last scan
  std::map<std::string, Origin> changed_;
  std::set<std::string> half_written_;  // of this burst
  std::optional<Clock::time_point> burst_end_;
  std::int64_t since_ns_;  // changes from then on have not been told
  TreeStamps stamps_;
  std::string trouble_;
};

FileWatcher::FileWatcher(WatcherOptions options)
    : implementation_(std::make_unique<Implementation>(options)) {}

FileWatcher::~FileWatcher() = default;

void FileWatcher::watch(const std::vector<std::string>& paths) {
  implementation_->watch(paths);
}

std::vector<std::string> FileWatcher::wait() {
  return implementation_->wait();
}

void FileWatcher::interrupt() {
  implementation_->interrupt();
}

const std::string& FileWatcher::trouble() const {
  return implementation_->trouble();
}

}  // namespace statusbook
