#pragma once

// What a command works with: the streams, the file system, and how it ended. One session is one run
// of the program. Results go to `out`, messages to `err`; nothing else is printed anywhere.

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "support/diagnostic.hpp"
#include "support/file_system.hpp"

namespace statusbook {

// The exit statuses of the command line.
enum class ExitStatus {
  fine = 0,
  findings = 1,      // something is wrong in the content or the input
  wrong_usage = 2,   // the command line itself
  input_output = 3,  // the system refused to read or write
  bug = 4,           // in Statusbook
  interrupted = 130  // Ctrl-C
};

struct Session {
  static constexpr std::size_t usual_width = 80;

  FileSystem& files;
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  Color color = Color::no;          // of messages on `err`
  Color out_color = Color::no;      // of results on `out`
  std::stop_token stop = {};        // asked for by Ctrl-C
  std::size_t width = usual_width;  // columns of results meant for people
  std::string installed_site = {};  // site.json of the catalogue installed with the program
  ExitStatus status = ExitStatus::fine;
  // What a command leaves for the end of the program, which need not take it apart piece by piece.
  std::vector<std::shared_ptr<const void>> kept = {};
};

// Prints the diagnostics to `err` in order, with a closing line that counts them; sets the status
// when there are errors.
void report_diagnostics(Session& session, const Diagnostics& diagnostics);

}  // namespace statusbook
