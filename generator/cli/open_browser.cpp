#include "cli/open_browser.hpp"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

namespace statusbook {

bool open_browser(const std::string& url) {
  // The shell ends at once, so that no child is left for this program to wait for.
  std::string shell = "sh";
  std::string option = "-c";
  std::string script =
      "command -v xdg-open >/dev/null || exit 1; xdg-open \"$0\" </dev/null >/dev/null 2>&1 &";
  std::string address = url;
  std::array<char*, 5> arguments = {shell.data(), option.data(), script.data(), address.data(),
                                    nullptr};
  pid_t child = 0;
  if (::posix_spawn(&child, "/bin/sh", nullptr, nullptr, arguments.data(), environ) != 0) {
    return false;
  }
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace statusbook
