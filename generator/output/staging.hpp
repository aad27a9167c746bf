#pragma once

// The folder beside the output in which a new site grows, and the one step that puts it in place.
// Its name is fixed (".public.statusbook-staging") and it is locked while a build uses it, so it is
// also what keeps two builds apart: whoever holds it may write, and may clean up after a build that
// was killed. Until swap_in() the old site is not touched; destroying a staging folder removes it.
// Not for use from several threads at once, but files may be written below tree() from any thread.

#include <memory>
#include <string>

#include "support/file_system.hpp"

namespace statusbook {

class Staging {
 public:
  // Is one there, of a build that runs or that was killed?
  static bool is_there(const FileSystem& file_system, const std::string& target);

  // Takes it over if it was left behind; if a killed build had moved the old site away, puts it
  // back. IoError if another build holds it. `target` is the output folder, absolute.
  Staging(FileSystem& file_system, std::string target);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  // Where the new site is to be written: an empty folder.
  const std::string& tree() const { return tree_; }

  // Makes the new site durable and puts it where the old one is, in one atomic step where the file
  // system can exchange two folders. Where it cannot, there is a moment in which neither is in
  // place; a build that dies in it is repaired by the next one.
  void swap_in();

  // Removes the staging folder, the old site in it included.
  void finish();

 private:
  struct Unlocked {};
  Staging(FileSystem& file_system, std::string target, Unlocked);

  void acquire();
  void repair();
  void put_in_place();
  void move_in_two_steps();
  // The old site is in here, and nothing in its place.
  bool holds_the_only_site() const;

  FileSystem& file_system_;
  std::string target_;
  std::string folder_, tree_, old_, owner_;
  std::unique_ptr<FileLock> lock_;
};

}  // namespace statusbook
