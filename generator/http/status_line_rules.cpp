// The status line: RFC 9112 section 4, RFC 9110 section 15. Most of it is raised by
// status_line.cpp.

#include <algorithm>

#include "http/rule_sets.hpp"
#include "http/text.hpp"

namespace statusbook::http {

namespace {

bool is_name_of(std::string_view phrase, const StatusFacts& facts) {
  return equals_ignoring_case(phrase, facts.name) ||
         std::any_of(
             facts.former_names.begin(), facts.former_names.end(),
             [phrase](const std::string& name) { return equals_ignoring_case(phrase, name); });
}

const StatusFacts* owner_of(std::string_view phrase, const StatusFactsTable& table) {
  const auto found = std::find_if(table.rows().begin(), table.rows().end(),
                                  [phrase](const StatusFacts& row) { return row.name == phrase; });
  return found == table.rows().end() ? nullptr : &*found;
}

void check_reason_phrase(const Context& context, Report& report) {
  const Response& response = context.response;
  const std::string_view phrase = trim(response.text(response.reason));
  const StatusFacts* facts = context.facts;
  if (facts == nullptr || facts->standing == Standing::unregistered) return;
  if (phrase.empty() || is_name_of(phrase, *facts)) return;
  const StatusFacts* owner = owner_of(phrase, *context.table);
  const std::string registered = std::to_string(facts->code) + " is " + quoted(facts->name);
  if (owner == nullptr) {
    return report.add("reason-phrase-mismatch", response.reason,
                      "The registered phrase of " + registered);
  }
  report.add("reason-phrase-mismatch", response.reason,
             quoted(phrase) + " is the phrase of " + std::to_string(owner->code) + "; that of " +
                 registered,
             Severity::warning);
}

void check_registered(const Context& context, Report& report) {
  const int code = context.response.code;
  if (context.table == nullptr || code < 100 || code > 599) return;
  const StatusFacts* facts = context.facts;
  if (facts != nullptr && facts->standing != Standing::unregistered) return;
  const bool known = facts != nullptr && !facts->used_by.empty();
  report.add("status-code-unregistered", context.response.status,
             std::to_string(code) + " is not a registered status code" +
                 (known ? "; it is used by " + facts->used_by : ""));
}

constexpr Rule rows[] = {
    {
        .id = "status-line-malformed",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 4",
        .document = "rfc9112",
        .number = "4",
        .title = "The first line is not a status line",
        .explanation =
            "A response begins with HTTP/ in capital letters, a version, a status code and a "
            "reason phrase. Anything before or instead of that leaves the recipient without a "
            "message to read.",
        .mend = "Begin the message with a line such as HTTP/1.1 200 OK.",
        .failing = "http/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "status-line-leading-blank",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 2.2",
        .document = "rfc9112",
        .number = "2.2",
        .title = "An empty line stands before the status line",
        .explanation =
            "Only a server reading requests may skip an empty line in front of a message. A "
            "client that reads a response need not, and takes it for a broken status line.",
        .mend = "Take out everything before HTTP/.",
        .failing = "\r\n"
                   "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .outside_wire = OutsideWire::note,
    },
    {
        .id = "status-line-missing-space",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 4",
        .document = "rfc9112",
        .number = "4",
        .title = "No space follows the status code",
        .explanation =
            "The space behind the status code belongs to the line even when no reason phrase "
            "comes after it; some clients refuse the line without it.",
        .mend = "Put one space after the status code.",
        .failing = "HTTP/1.1 200\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 \r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "status-line-whitespace",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 4",
        .document = "rfc9112",
        .number = "4",
        .title = "The parts of the status line are not separated by one space each",
        .explanation =
            "Exactly one space stands before the status code and one behind it; a second one "
            "behind it is part of the reason phrase. With a tab, or a second space before the "
            "code, parsers read different codes or none.",
        .mend = "Write one space, and no tab, on either side of the status code.",
        .failing = "HTTP/1.1  200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200  OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "http-version-unsupported",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 2.3",
        .document = "rfc9112",
        .number = "2.3",
        .title = "The version is not HTTP/1.0 or HTTP/1.1",
        .explanation =
            "This message format exists in those two versions only. HTTP/2 and HTTP/3 have no "
            "status line at all; 1.2 to 1.9 would be read as 1.1, but were never defined.",
        .mend = "Write HTTP/1.1.",
        .failing = "HTTP/2.0 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "http2-status-line",
        .severity = Severity::note,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9113 section 8.3.2",
        .document = "rfc9113",
        .number = "8.3.2",
        .title = "A status line of HTTP/2 or HTTP/3",
        .explanation =
            "HTTP/2 and HTTP/3 send the status code in a pseudo-header field. Tools print a "
            "status line for people; it is read as if it were HTTP/1.1, without the rules about "
            "connections and framing.",
        .mend = "Nothing to mend in a printout; write HTTP/1.1 in an example of HTTP/1.1.",
        .failing = "HTTP/2 200\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n\r\n",
        .passing = "HTTP/1.1 200 \r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .outside_wire = OutsideWire::note,
        .mode = Mode::curl,
    },
    {
        .id = "status-code-not-3-digits",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 4",
        .document = "rfc9112",
        .number = "4",
        .title = "The status code is not three digits",
        .explanation =
            "A status code is three decimal digits and nothing else. Recipients refuse anything "
            "else, or read a different number.",
        .mend = "Write the code as three digits.",
        .failing = "HTTP/1.1 99 Odd\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 499 Odd\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "status-code-out-of-range",
        .severity = Severity::error,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15",
        .document = "rfc9110",
        .number = "15",
        .title = "The status code is outside 100 to 599",
        .explanation =
            "The first digit names the class of the response, and there are five classes. A "
            "client has to treat any other code as an invalid response, usually like a 5xx.",
        .mend = "Choose a code of the class that is meant.",
        .failing = "HTTP/1.1 600 Odd\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 599 Odd\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "reason-phrase-chars",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 4",
        .document = "rfc9112",
        .number = "4",
        .title = "The reason phrase contains a control character",
        .explanation =
            "A reason phrase consists of visible characters, spaces and tabs. Control characters "
            "end the line for some parsers and not for others. Characters outside ASCII are "
            "allowed, but have no defined encoding.",
        .mend = "Take the control character out; keep the phrase in ASCII.",
        .failing = "HTTP/1.1 200 O\x01K\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 O\tK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "reason-phrase-mismatch",
        .severity = Severity::note,
        .group = Group::semantics,
        .tier = 1,
        .section = "RFC 9110 section 15.1",
        .document = "rfc9110",
        .number = "15.1",
        .title = "The reason phrase is not the registered one",
        .explanation =
            "Clients ignore the reason phrase, so nothing breaks; but a reader who knows the code "
            "is misled, most of all by the phrase of another code.",
        .mend = "Use the registered phrase of the code, or leave it empty.",
        .failing = "HTTP/1.1 404 Nothing Here\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 404 Not Found\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .check = check_reason_phrase,
    },
    {
        .id = "status-code-unregistered",
        .severity = Severity::note,
        .group = Group::advice,
        .tier = 2,
        .section = "RFC 9110 section 16.2",
        .document = "rfc9110",
        .number = "16.2",
        .title = "The status code is not in the IANA registry",
        .explanation =
            "A client treats an unknown code like the x00 of its class. It works, but nobody "
            "outside knows what was meant.",
        .mend = "Use a registered code if one fits.",
        .failing = "HTTP/1.1 599 Odd\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 504 Gateway Timeout\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .check = check_registered,
    },
};

}  // namespace

std::span<const Rule> status_line_rules() {
  return rows;
}

}  // namespace statusbook::http
