// Lines and field lines: RFC 9112 sections 2.2 and 5. All of it is raised by line.cpp and
// field_section.cpp.

#include "http/rule_sets.hpp"

namespace statusbook::http {

namespace {

constexpr Rule rows[] = {
    {
        .id = "line-ending-bare-lf",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 2.2",
        .document = "rfc9112",
        .number = "2.2",
        .title = "A line ends in LF without CR",
        .explanation =
            "Lines of the head and of the chunked framing end in CR LF. A recipient may accept a "
            "bare LF, but two recipients that differ about it see two different messages.",
        .mend = "End the line with CR LF.",
        .failing = "HTTP/1.1 200 OK\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .outside_wire = OutsideWire::note,
    },
    {
        .id = "line-bare-cr",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 2.2",
        .document = "rfc9112",
        .number = "2.2",
        .title = "A carriage return stands alone",
        .explanation =
            "A CR that no LF follows ends the line for some parsers and is data for others: the "
            "classic way to smuggle a field past a filter.",
        .mend = "Take the CR out, or make it CR LF if a line ends there.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo: one\rtwo\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo: one two\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "field-obs-fold",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 5.2",
        .document = "rfc9112",
        .number = "5.2",
        .title = "A field is folded over several lines",
        .explanation =
            "A line that begins with white space continues the field before it. HTTP gave that "
            "up: senders must not do it, and recipients refuse it or join the lines in different "
            "ways.",
        .mend = "Write the value on one line.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo: one\r\n"
                   " two\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo: one two\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "field-leading-whitespace",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 2.2",
        .document = "rfc9112",
        .number = "2.2",
        .title = "White space stands before the first field name",
        .explanation =
            "Nothing can be continued there, so recipients refuse the message or drop the line, "
            "and with it a field that others obey.",
        .mend = "Begin the line with the field name.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   " Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "field-space-before-colon",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 5.1",
        .document = "rfc9112",
        .number = "5.1",
        .title = "White space stands between a field name and its colon",
        .explanation =
            "Parsers that let the space pass and those that do not disagree about which fields a "
            "message has; that difference has been used for attacks.",
        .mend = "Put the colon directly behind the name.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Server : demo\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Server: demo\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "field-name-invalid",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9110 section 5.1",
        .document = "rfc9110",
        .number = "5.1",
        .title = "The field name is empty or contains a forbidden character",
        .explanation =
            "A field name consists of letters, digits and some punctuation marks. Brackets, "
            "spaces, slashes, quotes and non-ASCII characters are not among them.",
        .mend = "Use letters, digits and hyphens.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "X(y): 1\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "X_y.z: 1\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "field-missing-colon",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 5",
        .document = "rfc9112",
        .number = "5",
        .title = "A line of the header section has no colon",
        .explanation =
            "Each line is a name, a colon and a value. A line without colon is no field, and "
            "recipients refuse the message.",
        .mend = "Put a colon behind the name, or take the line out.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo:\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "field-value-control-char",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9110 section 5.5",
        .document = "rfc9110",
        .number = "5.5",
        .title = "A field value contains a control character",
        .explanation =
            "NUL and the other control characters except the tab may not stand in a value; "
            "recipients refuse the message, cut the value short or put a space there.",
        .mend = "Take the control character out or encode it.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo: a\x01"
                   "b\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo: a\tb\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "field-value-non-ascii",
        .severity = Severity::warning,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9110 section 5.5",
        .document = "rfc9110",
        .number = "5.5",
        .title = "A field value is not plain ASCII",
        .explanation =
            "Octets above 127 are allowed for old times' sake, but have no defined encoding: what "
            "arrives depends on the recipient. Typographic quotes from a word processor are the "
            "usual cause.",
        .mend = "Use ASCII, or the encoding that the field defines for other characters.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo: caf\xE9\r\n"
                   "Content-Length: 0\r\n\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Demo: cafe\r\n"
                   "Content-Length: 0\r\n\r\n",
    },
    {
        .id = "header-section-unterminated",
        .severity = Severity::error,
        .group = Group::syntax,
        .tier = 1,
        .section = "RFC 9112 section 2.1",
        .document = "rfc9112",
        .number = "2.1",
        .title = "The header section does not end",
        .explanation =
            "An empty line ends the header section. Without it the recipient goes on waiting, and "
            "what comes next is taken for more fields.",
        .mend = "Put an empty line (CR LF) after the last field.",
        .failing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n",
        .passing = "HTTP/1.1 200 OK\r\n"
                   "Date: Tue, 03 Feb 2026 10:15:00 GMT\r\n"
                   "Connection: close\r\n\r\n",
        .outside_wire = OutsideWire::note,
    },
};

}  // namespace

std::span<const Rule> field_line_rules() {
  return rows;
}

}  // namespace statusbook::http
