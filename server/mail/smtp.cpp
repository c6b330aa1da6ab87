#include "server/mail/smtp.h"

#include <QByteArrayList>

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace server {
namespace {

constexpr long kRefusedForGood = 500; // RFC 5321: 5yz

/// RFC 2047, for a header that is not plain ASCII.
QByteArray encodedWord(const QString& text) {
    const QByteArray utf8 = text.toUtf8();
    const bool plain = std::all_of(utf8.begin(), utf8.end(),
                                   [](char c) { return c >= 0x20 && static_cast<unsigned char>(c) < 0x7f; });
    if (plain) {
        return utf8;
    }
    // At most 75 characters a word, never within a character.
    QByteArrayList words;
    QString part;
    for (const QString& letter : text.split(QString(), Qt::SkipEmptyParts)) {
        if ((part + letter).toUtf8().size() > 42) {
            words.push_back("=?UTF-8?B?" + part.toUtf8().toBase64() + "?=");
            part.clear();
        }
        part += letter;
    }
    words.push_back("=?UTF-8?B?" + part.toUtf8().toBase64() + "?=");
    return words.join("\r\n ");
}

/// Base64 in lines of 76: no line of a mail is too long, whatever a name holds.
QByteArray wrapped(const QByteArray& base64) {
    QByteArray lines;
    for (qsizetype i = 0; i < base64.size(); i += 76) {
        lines += base64.mid(i, 76) + "\r\n";
    }
    return lines;
}

struct Upload {
    const QByteArray& message;
    qsizetype sent = 0;
};

std::size_t readUpload(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto& upload = *static_cast<Upload*>(user);
    const auto bytes =
        qsizetype(std::min<std::size_t>(size * count, std::size_t(upload.message.size() - upload.sent)));
    std::memcpy(buffer, upload.message.constData() + upload.sent, std::size_t(bytes));
    upload.sent += bytes;
    return std::size_t(bytes);
}

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Recipients = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

} // namespace

// NOLINTNEXTLINE(readability-function-size): the header lines of one message
QByteArray mailMessage(const QString& from, const QString& recipient, const QString& subject,
                       const QString& body, const QString& id, const QString& date) {
    const QString host = from.section(u'@', -1);
    return "Date: " + date.toLatin1() + "\r\nFrom: Trading Journal <" + from.toUtf8() + ">\r\nTo: <" +
           recipient.toUtf8() + ">\r\nSubject: " + encodedWord(subject.simplified()) + "\r\nMessage-ID: <" +
           id.toLatin1() + "@" + host.toUtf8() +
           ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n" +
           wrapped(body.toUtf8().toBase64());
}

core::Result<void> sendMail(const SmtpSettings& settings, const QString& recipient,
                            const QByteArray& message) {
    const Curl curl(curl_easy_init(), &curl_easy_cleanup);
    const Recipients recipients(curl_slist_append(nullptr, recipient.toUtf8().constData()),
                                &curl_slist_free_all);
    Upload upload{message};
    char complaint[CURL_ERROR_SIZE] = {};
    CURL* handle = curl.get();
    const QByteArray url = settings.url.toUtf8();
    const QByteArray from = settings.from.toUtf8();
    curl_easy_setopt(handle, CURLOPT_URL, url.constData());
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(handle, CURLOPT_USE_SSL,
                     settings.requireTls ? long(CURLUSESSL_ALL) : long(CURLUSESSL_TRY));
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.constData());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, recipients.get());
    curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, readUpload);
    curl_easy_setopt(handle, CURLOPT_READDATA, &upload);
    curl_easy_setopt(handle, CURLOPT_ERRORBUFFER, complaint);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_TIMEOUT, long(settings.patience.count()));
    const QByteArray user = settings.user.toUtf8();
    if (!user.isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, user.constData());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, settings.password.constData());
    }
    if (const CURLcode code = curl_easy_perform(handle); code != CURLE_OK) {
        long answer = 0;
        curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
        const QString why = QString::fromUtf8(complaint[0] != '\0' ? complaint : curl_easy_strerror(code));
        const bool forGood = answer >= kRefusedForGood && code != CURLE_LOGIN_DENIED;
        return core::Error{forGood ? core::ErrorCode::InvalidValue : core::ErrorCode::StorageFailed, why, {}};
    }
    return core::Done{};
}

} // namespace server
