#include "output/staging.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

#include "support/io_error.hpp"

namespace statusbook {
namespace {

constexpr std::string_view tree_name = "site";
constexpr std::string_view old_name = "old-site";
constexpr std::string_view owner_name = "process";  // holds the process id of the build
constexpr std::uint64_t longest_process_id = 20;

std::string folder_beside(const std::string& target) {
  return join_path(parent_path(target), fmt::format(".{}.statusbook-staging", file_name(target)));
}

// " (process 42)", or nothing where that cannot be read.
std::string owner_text(const FileSystem& file_system, const std::string& owner) {
  try {
    return fmt::format(" (process {})", file_system.read(owner, longest_process_id));
  } catch (const IoError&) {
    return {};
  }
}

bool is_ours(const DirectoryEntry& entry) {
  return entry.name == tree_name || entry.name == old_name || entry.name == owner_name;
}

}  // namespace

bool Staging::is_there(const FileSystem& file_system, const std::string& target) {
  return file_system.kind(folder_beside(target)).has_value();
}

Staging::Staging(FileSystem& file_system, std::string target, Unlocked)
    : file_system_(file_system),
      target_(std::move(target)),
      folder_(folder_beside(target_)),
      tree_(join_path(folder_, tree_name)),
      old_(join_path(folder_, old_name)),
      owner_(join_path(folder_, owner_name)) {}

// Delegates, so that the destructor cleans up even when acquire() throws halfway.
Staging::Staging(FileSystem& file_system, std::string target)
    : Staging(file_system, std::move(target), Unlocked{}) {
  acquire();
}

Staging::~Staging() {
  if (!lock_) return;
  try {
    if (!holds_the_only_site()) file_system_.remove_tree(folder_);
  } catch (const IoError&) {  // the next build will remove it
  }
}

void Staging::acquire() {
  file_system_.create_directories(folder_);
  auto lock = file_system_.lock(folder_);
  if (!lock) {
    throw IoError(
        fmt::format("build: another build{} is already writing", owner_text(file_system_, owner_)),
        target_, 0);
  }
  const std::vector<DirectoryEntry> left_over = file_system_.list(folder_);
  if (!std::all_of(left_over.begin(), left_over.end(), is_ours)) {
    throw IoError("build: something that is not Statusbook's stands in the staging folder", folder_,
                  0);
  }
  lock_ = std::move(lock);
  repair();
  file_system_.write(owner_, std::to_string(::getpid()));
  file_system_.create_directories(tree_);
}

void Staging::repair() {
  if (holds_the_only_site()) file_system_.rename(old_, target_);
  file_system_.remove_tree(old_);
  file_system_.remove_tree(tree_);
  file_system_.remove_file(owner_);
}

bool Staging::holds_the_only_site() const {
  return file_system_.kind(old_) && !file_system_.kind(target_);
}

// The content must be on the disk before the name is: on ext4 and others a rename may be remembered
// after a power cut while the bytes are not. One sync of the file system costs less than thousands
// of single ones, and also reports a full disk that delayed allocation has hidden so far.
void Staging::swap_in() {
  file_system_.sync_all(folder_);
  try {
    put_in_place();
  } catch (const IoError& error) {
    if (error.error() != EBUSY && error.error() != EXDEV) throw;
    throw IoError("replace (is it a mount point? then choose a folder inside it)", target_,
                  error.error());
  }
  file_system_.sync(parent_path(target_));
}

void Staging::put_in_place() {
  // A rename replaces an empty directory.
  const bool has_site = file_system_.kind(target_) && !file_system_.list(target_).empty();
  if (!has_site) return file_system_.rename(tree_, target_);
  if (!file_system_.exchange(tree_, target_)) move_in_two_steps();
}

void Staging::move_in_two_steps() {
  file_system_.rename(target_, old_);
  try {
    file_system_.rename(tree_, target_);
  } catch (const IoError&) {
    file_system_.rename(old_, target_);
    throw;
  }
}

void Staging::finish() {
  file_system_.remove_tree(folder_);
  lock_.reset();
}

}  // namespace statusbook
