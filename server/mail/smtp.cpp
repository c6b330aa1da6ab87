#include "server/mail/smtp.h"

#include <QByteArrayList>
#include <QDateTime>

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
    bool isSent() const { return sent == message.size(); }
};

std::size_t readUpload(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto& upload = *static_cast<Upload*>(user);
    const auto bytes =
        qsizetype(std::min<std::size_t>(size * count, std::size_t(upload.message.size() - upload.sent)));
    std::memcpy(buffer, upload.message.constData() + upload.sent, std::size_t(bytes));
    upload.sent += bytes;
    return std::size_t(bytes);
}

core::Error errorOf(CURL* handle, QString why, bool isMessageSent) {
    long answer = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer);
    // A server that refuses us (a greeting, sign-in or sender) is a matter for the operator, and the mail
    // waits: only the recipient and the message itself are refused for good.
    const bool isAboutTheMail = why.startsWith(u"RCPT failed") || isMessageSent;
    if (const QString number = QString::number(answer); answer != 0 && !why.contains(number)) {
        why += u' ' + number;
    }
    return {answer >= kRefusedForGood && isAboutTheMail ? core::ErrorCode::InvalidValue
                                                        : core::ErrorCode::StorageFailed,
            why,
            {}};
}

using Curl = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using Recipients = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

} // namespace

QByteArray messageText(const MailMessage& message) {
    const QString host = message.from.section(u'@', -1);
    const QString date =
        QDateTime::fromMSecsSinceEpoch(core::toMs(message.date), Qt::UTC).toString(Qt::RFC2822Date);
    return "Date: " + date.toLatin1() + "\r\nFrom: Trading Journal <" + message.from.toUtf8() + ">\r\nTo: <" +
           message.recipient.toUtf8() + ">\r\nSubject: " + encodedWord(message.subject.simplified()) +
           "\r\nMessage-ID: <" + message.id.toByteArray(QUuid::WithoutBraces) + "@" + host.toUtf8() +
           ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
           "Content-Transfer-Encoding: base64\r\nAuto-Submitted: auto-generated\r\n\r\n" +
           wrapped(message.body.toUtf8().toBase64());
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
    const QByteArray caFile = settings.caFile.toUtf8();
    if (!caFile.isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_CAINFO, caFile.constData());
    }
    const QByteArray user = settings.user.toUtf8();
    if (!user.isEmpty()) {
        curl_easy_setopt(handle, CURLOPT_USERNAME, user.constData());
        curl_easy_setopt(handle, CURLOPT_PASSWORD, settings.password.constData());
    }
    if (const CURLcode code = curl_easy_perform(handle); code != CURLE_OK) {
        return errorOf(handle, QString::fromUtf8(complaint[0] != '\0' ? complaint : curl_easy_strerror(code)),
                       upload.isSent());
    }
    return core::Done{};
}

} // namespace server
