#pragma once

#include <gmime/gmime.h>

// What kind of part an object is: the library says it by macros.

static inline gboolean guichet_is_multipart(GMimeObject *object) {
    return GMIME_IS_MULTIPART(object);
}

static inline gboolean guichet_is_message_part(GMimeObject *object) {
    return GMIME_IS_MESSAGE_PART(object);
}

static inline gboolean guichet_is_part(GMimeObject *object) {
    return GMIME_IS_PART(object);
}

static inline gboolean guichet_is_text_part(GMimeObject *object) {
    return GMIME_IS_TEXT_PART(object);
}

// The address of a member of a list; nothing for a group.
static inline const char *guichet_mailbox_address(InternetAddress *address) {
    return INTERNET_ADDRESS_IS_MAILBOX(address)
        ? internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address))
        : NULL;
}
