// The program: hands the command line, the streams and the signals to the library.

#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "cli/app.hpp"
#include "support/file_system.hpp"

namespace {

constexpr unsigned long widest_output = 1000;

statusbook::Color color_for(int descriptor) {
  const char* no_color = std::getenv("NO_COLOR");  // https://no-color.org
  const bool wanted = (no_color == nullptr || *no_color == '\0') && isatty(descriptor) == 1;
  return wanted ? statusbook::Color::yes : statusbook::Color::no;
}

// What COLUMNS says (POSIX, 8.3), else the terminal on standard output; the usual width when it is
// none.
std::size_t width_of_output() {
  const char* columns = std::getenv("COLUMNS");
  const unsigned long wanted = columns == nullptr ? 0 : std::strtoul(columns, nullptr, 10);
  if (wanted > 0 && wanted <= widest_output) return wanted;
  winsize size{};
  const bool known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : statusbook::Session::usual_width;
}

// <prefix>/bin/statusbook → <prefix>/share/statusbook/site.json, wherever the prefix was moved.
std::string installed_site() {
  std::error_code unknown;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", unknown);
  if (unknown) return {};
  return program.parent_path().parent_path() / "share/statusbook/site.json";
}

// Only these have something to clean up or to finish: Ctrl-C and a polite kill ask them to stop.
// `serve` does its own waiting, and the others may simply be ended.
bool stops_in_order(const std::string& command) {
  return command == "build" || command == "check";
}

// Results are for a reader, and nobody misses the rest when `head` has gone: then they end as other
// filters do. The others have work to finish or to tidy up, and take it for a failed write.
bool ends_with_its_reader(const std::string& command) {
  return command != "build" && command != "check" && command != "serve" && command != "new";
}

// A thread waits for the signals, because a signal handler may not touch a stop_source.
void stop_on_signals(const sigset_t& signals, std::stop_source stop) {
  std::thread([signals, stop]() mutable {
    int signal = 0;
    sigwait(&signals, &signal);
    stop.request_stop();
    std::signal(signal, SIG_DFL);  // a second one ends the program at once
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
  }).detach();
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + 1, values + count);
  if (!arguments.empty() && !ends_with_its_reader(arguments.front())) std::signal(SIGPIPE, SIG_IGN);
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  std::stop_source stop;
  if (!arguments.empty() && stops_in_order(arguments.front())) {
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    stop_on_signals(signals, stop);
  }
  const auto files = statusbook::real_file_system();
  statusbook::Session session{*files,
                              std::cin,
                              std::cout,
                              std::cerr,
                              color_for(STDERR_FILENO),
                              color_for(STDOUT_FILENO),
                              stop.get_token(),
                              width_of_output(),
                              installed_site()};
  const int status = static_cast<int>(statusbook::run_command_line(arguments, session));
#ifdef NDEBUG
  // Freeing a site piece by piece takes 1 % of its build. Checkers of memory want it freed.
  std::cout.flush();
  std::_Exit(status);
#else
  return status;
#endif
}
