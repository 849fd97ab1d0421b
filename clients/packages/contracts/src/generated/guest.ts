/** Generated from contracts/openapi by `npm run contracts`; never edited. */
export interface paths {
    "/api/guest/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Session
         * @description Begin a session, or go on with the one the phone still has; with a code, as who the platform says.
         */
        post: operations["begin_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Me
         * @description What we know of this guest: next to nothing.
         */
        get: operations["show_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Preferences
         * @description Remember how this guest likes to read; what is left out stays as it is.
         */
        patch: operations["change_preferences"];
        trace?: never;
    };
    "/api/guest/v1/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Phone
         * @description The number this guest has offered.
         */
        get: operations["show_phone"];
        /**
         * Offer Phone
         * @description Keep the number behind a code; it replaces the one before.
         */
        put: operations["offer_phone"];
        post?: never;
        /**
         * Take Phone Back
         * @description Forget the number; nothing else changes.
         */
        delete: operations["take_phone_back"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Stores
         * @description The stores of a brand, by slug or id.
         */
        get: operations["list_stores"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores/{store_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Store
         * @description One store as it is now.
         */
        get: operations["show_store"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Enter By Code
         * @description The store and table of a scanned code; a code that was replaced is unknown.
         */
        get: operations["enter_by_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores/{store_id}/menu": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Menu
         * @description The menu of a store; send ``If-None-Match`` with the tag of the one at hand.
         */
        get: operations["show_menu"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores/{store_id}/search-misses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note Search Miss
         * @description Count a search that found nothing.
         */
        post: operations["note_search_miss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores/{store_id}/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote Cart Of Guest
         * @description Price a cart; lines that cannot be ordered are named and left out of the sum.
         */
        post: operations["quote_cart"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Orders
         * @description The guest's orders, newest first: all, or those that fit everything asked for.
         *
         *     ``shown`` is how they stand; ``text`` a pickup number, or part of the name of something ordered or of the
         *     store; ``month`` is one of business days, ``day`` a business day.
         */
        get: operations["list_orders"];
        put?: never;
        /**
         * Place Order
         * @description Turn a quote into an order; the same key gives the same order.
         */
        post: operations["place_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/order-months": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Order Months
         * @description The guest's totals per month, over everything or one mode or store.
         */
        get: operations["list_order_months"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Order
         * @description One order as it is now.
         */
        get: operations["show_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Order
         * @description Cancel before the shop accepts; what was paid goes back.
         */
        post: operations["cancel_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/orders/{order_id}/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Payment
         * @description How the payment stands; with ``check`` the gateway is asked first.
         */
        get: operations["show_payment"];
        put?: never;
        /**
         * Start Payment
         * @description Begin to pay, or go on with the payment underway; the same key gives the same payment.
         */
        post: operations["start_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/orders/{order_id}/payment/means": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Payment Means
         * @description By what means this order can be paid; cash is paid at the counter.
         */
        get: operations["list_payment_means"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores/{store_id}/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Home
         * @description What the brand says today to guests of this store.
         */
        get: operations["show_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/orders/{order_id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Order Review
         * @description The lines of an order with what its guest said about them.
         */
        get: operations["show_order_review"];
        put?: never;
        /**
         * Write Reviews
         * @description Say how lines of an order were, once per line; all of it is kept or nothing.
         */
        post: operations["write_reviews"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List My Reviews
         * @description One's own reviews, newest first.
         */
        get: operations["list_my_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/reviews/{review_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Edit Review
         * @description Change what one said, while it may be changed.
         */
        put: operations["edit_review"];
        post?: never;
        /**
         * Withdraw Review
         * @description Take back what one said.
         */
        delete: operations["withdraw_review"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/review_photos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload Review Photo
         * @description Send a photo for a review that is still being written; where it was taken is not kept.
         */
        post: operations["upload_review_photo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores/{store_id}/ratings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Ratings
         * @description The ratings of a store's items; send ``If-None-Match`` with the tag of those at hand.
         */
        get: operations["list_ratings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores/{store_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Store Reviews
         * @description What guests said about a store, newest first.
         */
        get: operations["list_store_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores/{store_id}/items/{item_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Item Reviews
         * @description What guests said about an item in a store, newest first.
         */
        get: operations["list_item_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show My Data
         * @description What is held on the guest who asks, from the register every room writes for itself.
         */
        get: operations["show_my_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/me/data/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download My Data
         * @description Everything as a file: plain JSON, or a ZIP with the photos beside it.
         */
        get: operations["download_my_data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/me/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Erase Me
         * @description Forget the guest who asks; orders stay in the books as nobody's.
         */
        post: operations["erase_me"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign Out Everywhere
         * @description End this guest's sessions on every device, this one too.
         */
        delete: operations["sign_out_everywhere"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Messages
         * @description The guest's messages, newest first.
         */
        get: operations["list_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Count Unread
         * @description How many messages the guest has not seen.
         */
        get: operations["count_unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Messages
         * @description The guest has seen everything up to a message.
         */
        post: operations["read_messages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages/{message_id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read Message
         * @description The guest has seen one message.
         */
        post: operations["read_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Message Settings
         * @description What a guest may choose about being told, with the brand of a store.
         */
        get: operations["show_message_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages/muted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Mute Messages
         * @description Find these kinds in the message centre only.
         */
        put: operations["mute_messages"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Contact Code
         * @description Send a code to a number or an address, to be shown that it is the guest's own.
         */
        post: operations["ask_contact_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages/agreements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree To Messages
         * @description The guest knows the code: from now on they are told there about their orders.
         */
        post: operations["agree_to_messages"];
        /**
         * Withdraw Agreement
         * @description Be told there no more; the address is forgotten.
         */
        delete: operations["withdraw_agreement"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages/news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose News
         * @description Ask for the brand's news, or for no more of them.
         */
        put: operations["choose_news"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Questions
         * @description What a mini-program asks its guest about while they pay: at most three templates.
         */
        get: operations["list_questions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/messages/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Questions
         * @description Note what the guest answered there.
         */
        post: operations["answer_questions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/favourites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Favourites
         * @description The guest's favourites of a store's brand, with those that cannot be had now.
         */
        get: operations["list_favourites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/favourites/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Add Favourite
         * @description Mark an item; marking it again changes nothing.
         */
        put: operations["add_favourite"];
        post?: never;
        /**
         * Drop Favourite
         * @description Take the mark away; where there is none, nothing changes.
         */
        delete: operations["drop_favourite"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores/{store_id}/poster-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw Poster Code
         * @description The code that opens this in the brand's mini-program, where it has one.
         */
        post: operations["draw_poster_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/stores/{store_id}/share-openings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note Share Opening
         * @description Count that this guest came by what another one passed on: once a day, however often it is said.
         */
        post: operations["note_share_opening"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/guest/v1/shares/{share_code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Share
         * @description The store and the item of a poster's code; a code nobody made is unknown.
         */
        get: operations["show_share"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** GuestOut */
        GuestOut: {
            /** Id */
            id: string;
            /** Language */
            language: string;
            /** Text Size */
            text_size: string;
            /** Scheme */
            scheme: string;
            /** Is Elder */
            is_elder: boolean;
            /** Reads Aloud */
            reads_aloud: boolean;
            /** Is Calm */
            is_calm: boolean;
        };
        /**
         * SessionOut
         * @description ``token`` is for mini-programs only; browsers keep a cookie that scripts cannot read.
         *
         *     ``is_known`` says that the platform has told who this guest is, so that they can pay inside it.
         */
        SessionOut: {
            guest: components["schemas"]["GuestOut"];
            /** Token */
            token: string | null;
            /** Is Known */
            is_known: boolean;
            /** Live Url */
            live_url: string;
            /** Server Time */
            server_time: string;
        };
        /**
         * BeginSessionIn
         * @description ``code`` is what ``wx.login`` gave the mini-program ``app_id``; without it the guest stays unknown.
         */
        BeginSessionIn: {
            /**
             * Client
             * @enum {string}
             */
            client: "h5" | "mp-weixin" | "mp-alipay";
            /** Language */
            language?: ("zh" | "en") | null;
            /**
             * Code
             * @default
             */
            code?: string;
            /**
             * App Id
             * @default
             */
            app_id?: string;
        };
        /** PreferencesIn */
        PreferencesIn: {
            /** Language */
            language?: ("zh" | "en") | null;
            /** Text Size */
            text_size?: ("normal" | "large" | "x-large") | null;
            /** Scheme */
            scheme?: ("auto" | "light" | "dark") | null;
            /** Is Elder */
            is_elder?: boolean | null;
            /** Reads Aloud */
            reads_aloud?: boolean | null;
            /** Is Calm */
            is_calm?: boolean | null;
        };
        /**
         * PhoneOut
         * @description The number as it may be shown, or nothing.
         */
        PhoneOut: {
            /** Masked */
            masked: string | null;
        };
        /**
         * OfferPhoneIn
         * @description ``code`` is what the phone number button of the mini-program ``app_id`` gave.
         *
         *     Older phones give no such code but ``sealed`` data with its ``iv``; ``code`` is then one of ``wx.login``,
         *     taken before the button was pressed.
         */
        OfferPhoneIn: {
            /** Code */
            code: string;
            /** App Id */
            app_id: string;
            /**
             * Sealed
             * @default
             */
            sealed?: string;
            /**
             * Iv
             * @default
             */
            iv?: string;
        };
        /**
         * BrandOut
         * @description Whose store it is.
         */
        BrandOut: {
            /** Id */
            id: string;
            /** Slug */
            slug: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Logo Url */
            logo_url: string;
            /** Accent */
            accent: string;
        };
        /**
         * SpecialDayOut
         * @description A day with hours of its own; without spans the store is closed.
         */
        SpecialDayOut: {
            /** Day */
            day: string;
            /** Spans */
            spans: string[][];
        };
        /**
         * StoreListOut
         * @description A brand's stores in the order they were opened; without a brand, all of the installation.
         */
        StoreListOut: {
            /** Items */
            items: components["schemas"]["StoreOut"][];
            /** Next Cursor */
            next_cursor?: string | null;
        };
        /**
         * StoreOut
         * @description A store, and whether it takes orders now.
         */
        StoreOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Address */
            address: string;
            /** Phone */
            phone: string;
            /** Is Open */
            is_open: boolean;
            /** Open State */
            open_state: string;
            /** Reopens At */
            reopens_at: string | null;
            /** Closes At */
            closes_at: string | null;
            /** Hours Text */
            hours_text: string;
            /** Special Days */
            special_days: components["schemas"]["SpecialDayOut"][];
            /** Modes */
            modes: string[];
            /** Means */
            means: string[];
            /** Time Zone */
            time_zone: string;
            /** Latitude */
            latitude: number | null;
            /** Longitude */
            longitude: number | null;
            /** Prep Min Minutes */
            prep_min_minutes: number;
            /** Prep Max Minutes */
            prep_max_minutes: number;
            /** Version */
            version: number;
            brand: components["schemas"]["BrandOut"];
        };
        /**
         * EntryOut
         * @description Where a code leads, and the mode that goes with it.
         */
        EntryOut: {
            store: components["schemas"]["StoreOut"];
            table: components["schemas"]["TableOut"];
            /** Mode */
            mode: string;
        };
        /**
         * TableOut
         * @description The table whose code was scanned.
         */
        TableOut: {
            /** Id */
            id: string;
            /** Label */
            label: string;
            /** Area */
            area: string;
            /** Area En */
            area_en: string;
        };
        /**
         * CategoryOut
         * @description A heading; ``kind`` is ``normal``, or the badge a computed one gathers.
         */
        CategoryOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Kind */
            kind: string;
            /** Item Ids */
            item_ids: string[];
        };
        /**
         * ComboOut
         * @description What a combo contains.
         */
        ComboOut: {
            /** Parts */
            parts: components["schemas"]["ComboPartOut"][];
        };
        /**
         * ComboPartOut
         * @description So many of a SKU in a combo.
         */
        ComboPartOut: {
            /** Item Id */
            item_id: string;
            /** Sku Id */
            sku_id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Quantity */
            quantity: number;
        };
        /**
         * ItemOut
         * @description An item. ``available`` are hours of the store's wall clock, none passing midnight; null is all day.
         *
         *     ``tags_en`` are the English words of ``tags`` in the same order, empty where a tag has none.
         *     ``rank`` is its place among what sold best here lately, 1 for the best; null when nothing sold.
         */
        ItemOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Description */
            description: string;
            /** Description En */
            description_en: string;
            /** Ingredients */
            ingredients: string;
            /** Ingredients En */
            ingredients_en: string;
            /** Portion */
            portion: string;
            /** Portion En */
            portion_en: string;
            picture: components["schemas"]["PictureOut"] | null;
            /** Badges */
            badges: string[];
            /** Tags */
            tags: string[];
            /** Tags En */
            tags_en: string[];
            /** Allergens */
            allergens: string[];
            /** Kcal */
            kcal: number | null;
            /** Rank */
            rank: number | null;
            /** Search */
            search: string;
            /** From Price Fen */
            from_price_fen: number;
            /** Has Choices */
            has_choices: boolean;
            /** Is Sold Out */
            is_sold_out: boolean;
            /** Back At */
            back_at: string | null;
            /** Available */
            available: string[][] | null;
            /** Min Quantity */
            min_quantity: number;
            /** Purchase Limit */
            purchase_limit: number | null;
            /** Packaging Fee Fen */
            packaging_fee_fen: number;
            /** Specs */
            specs: components["schemas"]["SpecOut"][];
            /** Skus */
            skus: components["schemas"]["SkuOut"][];
            /** Modifier Group Ids */
            modifier_group_ids: string[];
            combo: components["schemas"]["ComboOut"] | null;
        };
        /**
         * MenuModifierOut
         * @description One answer to a group's question.
         */
        MenuModifierOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Price Delta Fen */
            price_delta_fen: number;
            /** Kcal */
            kcal: number | null;
            /** Allergens */
            allergens: string[];
            /** Is Default */
            is_default: boolean;
            /** Is Sold Out */
            is_sold_out: boolean;
            /** Back At */
            back_at: string | null;
        };
        /**
         * MenuOut
         * @description All that is on sale in a store in one mode, as of ``version``.
         */
        MenuOut: {
            /** Store Id */
            store_id: string;
            /** Mode */
            mode: string;
            /** Version */
            version: number;
            /** Categories */
            categories: components["schemas"]["CategoryOut"][];
            /** Items */
            items: components["schemas"]["ItemOut"][];
            /** Modifier Groups */
            modifier_groups: components["schemas"]["ModifierGroupOut"][];
        };
        /**
         * ModifierGroupOut
         * @description A question, and how many answers it takes.
         */
        ModifierGroupOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Min Select */
            min_select: number;
            /** Max Select */
            max_select: number;
            /** Modifiers */
            modifiers: components["schemas"]["MenuModifierOut"][];
        };
        /**
         * PictureOut
         * @description The addresses of a picture's two sizes: 240 and 960 pixels wide.
         */
        PictureOut: {
            /** Small */
            small: string;
            /** Large */
            large: string;
        };
        /**
         * SkuOut
         * @description A sellable combination: one value per spec, in their order.
         */
        SkuOut: {
            /** Id */
            id: string;
            /** Spec Value Ids */
            spec_value_ids: string[];
            /** Price Fen */
            price_fen: number;
            /** Kcal */
            kcal: number | null;
            /** Nutrition */
            nutrition: {
                [key: string]: number;
            } | null;
            /** Is Default */
            is_default: boolean;
            /** Is Sold Out */
            is_sold_out: boolean;
            /** Back At */
            back_at: string | null;
        };
        /**
         * SpecOut
         * @description A property that makes a SKU.
         */
        SpecOut: {
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Values */
            values: components["schemas"]["SpecValueOut"][];
        };
        /**
         * SpecValueOut
         * @description A value of a spec.
         */
        SpecValueOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /**
         * SearchMissIn
         * @description What was looked for.
         */
        SearchMissIn: {
            /** Text */
            text: string;
        };
        /**
         * FeeOut
         * @description A fee or a discount, with its reason in words.
         */
        FeeOut: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Amount Fen */
            amount_fen: number;
            /** Reason */
            reason: string;
            /** Reason En */
            reason_en: string;
        };
        /**
         * ModifierOut
         * @description A chosen modifier.
         */
        ModifierOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Price Delta Fen */
            price_delta_fen: number;
            /** Is Default */
            is_default: boolean;
            /** Group Name */
            group_name: string;
        };
        /**
         * PartOut
         * @description A part of a combo.
         */
        PartOut: {
            /** Sku Id */
            sku_id: string;
            /** Item Id */
            item_id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Quantity */
            quantity: number;
        };
        /**
         * ProblemOut
         * @description Why one line cannot be ordered as it stands.
         */
        ProblemOut: {
            /** Client Line Id */
            client_line_id: string;
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Details */
            details: {
                [key: string]: unknown;
            };
        };
        /**
         * QuoteOut
         * @description items − discounts + fees = total, to the fen.
         */
        QuoteOut: {
            /** Fingerprint */
            fingerprint: string;
            /** Menu Version */
            menu_version: number;
            /** Lines */
            lines: components["schemas"]["QuotedLineOut"][];
            /** Fees */
            fees: components["schemas"]["FeeOut"][];
            /** Discounts */
            discounts: components["schemas"]["FeeOut"][];
            /** Items Fen */
            items_fen: number;
            /** Fees Fen */
            fees_fen: number;
            /** Discount Fen */
            discount_fen: number;
            /** Total Fen */
            total_fen: number;
            /** Problems */
            problems: components["schemas"]["ProblemOut"][];
            ready_in: components["schemas"]["ReadyInOut"] | null;
        };
        /**
         * QuotedLineOut
         * @description A line of a quote, under the phone's own name for it.
         */
        QuotedLineOut: {
            /** Item Id */
            item_id: string;
            /** Sku Id */
            sku_id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Spec Text */
            spec_text: string;
            /** Spec Text En */
            spec_text_en: string;
            /** Modifiers */
            modifiers: components["schemas"]["ModifierOut"][];
            /** Parts */
            parts: components["schemas"]["PartOut"][];
            /** Note */
            note: string;
            /** Picture Url */
            picture_url: string;
            /** Unit Price Fen */
            unit_price_fen: number;
            /** Quantity */
            quantity: number;
            /** Amount Fen */
            amount_fen: number;
            /** Discount Fen */
            discount_fen: number;
            /** Net Fen */
            net_fen: number;
            /** Client Line Id */
            client_line_id: string;
        };
        /**
         * ReadyInOut
         * @description How long it takes, in minutes.
         */
        ReadyInOut: {
            /** Min Minutes */
            min_minutes: number;
            /** Max Minutes */
            max_minutes: number;
        };
        /**
         * CartIn
         * @description What a guest wants, where and how.
         */
        CartIn: {
            /**
             * Mode
             * @enum {string}
             */
            mode: "pickup" | "dine_in" | "takeaway";
            /** Table Code */
            table_code?: string | null;
            /** Lines */
            lines: components["schemas"]["CartLineIn"][];
            /**
             * Note
             * @default
             */
            note?: string;
            /** People */
            people?: number | null;
        };
        /**
         * CartLineIn
         * @description One wish. A price is not among what a phone may say.
         */
        CartLineIn: {
            /** Client Line Id */
            client_line_id: string;
            /** Sku Id */
            sku_id: string;
            /** Quantity */
            quantity: number;
            /** Modifier Ids */
            modifier_ids?: string[];
            /**
             * Note
             * @default
             */
            note?: string;
        };
        /**
         * CanOut
         * @description What the guest can do now.
         */
        CanOut: {
            /** Pay */
            pay: boolean;
            /** Cancel */
            cancel: boolean;
            /** Order Again */
            order_again: boolean;
        };
        /**
         * OrderLineOut
         * @description A line as it was ordered.
         */
        OrderLineOut: {
            /** Item Id */
            item_id: string;
            /** Sku Id */
            sku_id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Spec Text */
            spec_text: string;
            /** Spec Text En */
            spec_text_en: string;
            /** Modifiers */
            modifiers: components["schemas"]["ModifierOut"][];
            /** Parts */
            parts: components["schemas"]["PartOut"][];
            /** Note */
            note: string;
            /** Picture Url */
            picture_url: string;
            /** Unit Price Fen */
            unit_price_fen: number;
            /** Quantity */
            quantity: number;
            /** Amount Fen */
            amount_fen: number;
            /** Discount Fen */
            discount_fen: number;
            /** Net Fen */
            net_fen: number;
            /** Id */
            id: string;
            /** Allergens */
            allergens: string[];
        };
        /**
         * OrderOut
         * @description An order as its guest sees it.
         */
        OrderOut: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /** Version */
            version: number;
            store: components["schemas"]["OrderStoreOut"];
            /** Mode */
            mode: string;
            /** Table Label */
            table_label: string | null;
            /** People */
            people: number | null;
            /** Note */
            note: string;
            /** Lines */
            lines: components["schemas"]["OrderLineOut"][];
            /** Fees */
            fees: components["schemas"]["FeeOut"][];
            /** Discounts */
            discounts: components["schemas"]["FeeOut"][];
            /** Items Fen */
            items_fen: number;
            /** Fees Fen */
            fees_fen: number;
            /** Discount Fen */
            discount_fen: number;
            /** Total Fen */
            total_fen: number;
            /** Paid Fen */
            paid_fen: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Owed Fen */
            owed_fen: number;
            /** Created At */
            created_at: string;
            /** Pay By */
            pay_by: string | null;
            /** Promised From */
            promised_from: string | null;
            /** Promised To */
            promised_to: string | null;
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            can: components["schemas"]["CanOut"];
            /** Cancel Reason */
            cancel_reason: string | null;
            /** Cancelled At */
            cancelled_at: string | null;
            /** Refunds */
            refunds: components["schemas"]["RefundOut"][];
            review: components["schemas"]["OrderReviewOut"] | null;
        };
        /**
         * OrderReviewOut
         * @description What can be said about an order that was handed over: until when, and how many lines were reviewed.
         */
        OrderReviewOut: {
            /** Is Invited */
            is_invited: boolean;
            /** Can Write */
            can_write: boolean;
            /** Until */
            until: string | null;
            /** Written */
            written: number;
        };
        /**
         * OrderStoreOut
         * @description Where an order is made.
         */
        OrderStoreOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Address */
            address: string;
            /** Phone */
            phone: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * RefundOut
         * @description Money on its way back.
         */
        RefundOut: {
            /** Id */
            id: string;
            /** State */
            state: string;
            /** Amount Fen */
            amount_fen: number;
            /** Reason */
            reason: string;
            /** Asked At */
            asked_at: string;
            /** Done At */
            done_at: string | null;
        };
        /**
         * StepOut
         * @description A step of the road, and when it was taken.
         */
        StepOut: {
            /** State */
            state: string;
            /** At */
            at: string | null;
        };
        /**
         * PlaceOrderIn
         * @description A cart and the fingerprint of the quote the guest agreed to.
         */
        PlaceOrderIn: {
            /** Store Id */
            store_id: string;
            cart: components["schemas"]["CartIn"];
            /** Fingerprint */
            fingerprint: string;
        };
        /** Page[OrderOut] */
        Page_OrderOut_: {
            /** Items */
            items: components["schemas"]["OrderOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * MonthOut
         * @description What was paid for and kept in a month of business days; ``month`` is ``2026-11``.
         *
         *     ``days`` are all those with an order, ended how it may, as ``2026-11-03``.
         */
        MonthOut: {
            /** Month */
            month: string;
            /** Orders */
            orders: number;
            /** Spent Fen */
            spent_fen: number;
            /** Days */
            days: string[];
        };
        /**
         * MonthsOut
         * @description Months, newest first; stores and modes are those of all orders, to choose among.
         */
        MonthsOut: {
            /** Months */
            months: components["schemas"]["MonthOut"][];
            /** Stores */
            stores: components["schemas"]["PlaceOut"][];
            /** Modes */
            modes: string[];
        };
        /**
         * PlaceOut
         * @description A store the guest has ordered in.
         */
        PlaceOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /**
         * CancelIn
         * @description Why, if the guest cares to say.
         */
        CancelIn: {
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * JsapiOut
         * @description Parameters of ``wx.requestPayment``, signed.
         */
        JsapiOut: {
            /** Appid */
            appId: string;
            /** Timestamp */
            timeStamp: string;
            /** Noncestr */
            nonceStr: string;
            /** Package */
            package: string;
            /** Signtype */
            signType: string;
            /** Paysign */
            paySign: string;
        };
        /**
         * PayloadOut
         * @description What the phone needs; which field is set follows from the means and the channel.
         *
         *     ``trade_no`` is what ``my.tradePay`` wants of Alipay's mini-program.
         */
        PayloadOut: {
            /** H5 Url */
            h5_url?: string | null;
            /** Code Url */
            code_url?: string | null;
            jsapi?: components["schemas"]["JsapiOut"] | null;
            /** Trade No */
            trade_no?: string | null;
        };
        /**
         * StartedPaymentOut
         * @description A payment to go on with. Without a payload it has ended: look at the state.
         */
        StartedPaymentOut: {
            /** Payment Id */
            payment_id: string;
            /**
             * State
             * @enum {string}
             */
            state: "opened" | "pending" | "paid" | "failed" | "closed";
            /** Amount Fen */
            amount_fen: number;
            /** Expires At */
            expires_at: string | null;
            payload: components["schemas"]["PayloadOut"] | null;
        };
        /**
         * Channel
         * @description Where the guest pays.
         * @enum {string}
         */
        Channel: "h5" | "native" | "jsapi";
        /**
         * StartPaymentIn
         * @description By what means and where the guest pays.
         */
        StartPaymentIn: {
            /**
             * Means
             * @default wechatpay
             */
            means?: string;
            channel: components["schemas"]["Channel"];
        };
        /**
         * PaymentOut
         * @description How a payment stands.
         */
        PaymentOut: {
            /** Payment Id */
            payment_id: string;
            /**
             * State
             * @enum {string}
             */
            state: "opened" | "pending" | "paid" | "failed" | "closed";
            /** Amount Fen */
            amount_fen: number;
        };
        /**
         * MeansOut
         * @description By what means an order can be paid.
         */
        MeansOut: {
            /** Items */
            items: string[];
        };
        /**
         * BannerOut
         * @description A campaign of today; ``target`` is item, category or none.
         */
        BannerOut: {
            /** Title */
            title: string;
            /** Title En */
            title_en: string;
            /** Text */
            text: string;
            /** Text En */
            text_en: string;
            /** Target */
            target: string;
            /** Target Id */
            target_id: string;
            /** Ends On */
            ends_on: string | null;
            picture: components["schemas"]["HomePictureOut"] | null;
        };
        /**
         * HomeOut
         * @description A store's home page as it is now.
         */
        HomeOut: {
            store: components["schemas"]["StoreOut"];
            /** Greeting */
            greeting: string;
            /** Greeting En */
            greeting_en: string;
            cover: components["schemas"]["HomePictureOut"] | null;
            /** Banners */
            banners: components["schemas"]["BannerOut"][];
        };
        /**
         * HomePictureOut
         * @description A picture in its two sizes.
         */
        HomePictureOut: {
            /** Id */
            id: string;
            /** Small */
            small: string;
            /** Large */
            large: string;
        };
        /**
         * OwnPhotoOut
         * @description A photo of one's own.
         */
        OwnPhotoOut: {
            /** Small */
            small: string;
            /** Large */
            large: string;
            /** Id */
            id: string;
        };
        /**
         * OwnReviewOut
         * @description A review as the one who wrote it sees it.
         */
        OwnReviewOut: {
            /** Is Hidden */
            is_hidden: boolean;
            /** Is Held */
            is_held: boolean;
            /** Hidden Reason */
            hidden_reason: string | null;
            /** Id */
            id: string;
            /** Item Id */
            item_id: string;
            /** Item Name */
            item_name: string;
            /** Item Name En */
            item_name_en: string;
            /** Spec Text */
            spec_text: string;
            /** Spec Text En */
            spec_text_en: string;
            /** Stars */
            stars: number;
            /** Text */
            text: string;
            /** Tags */
            tags: string[];
            /** Created At */
            created_at: string;
            /** Edited At */
            edited_at: string | null;
            /** Answer */
            answer: string | null;
            /** Answered At */
            answered_at: string | null;
            /** Is Answer Older */
            is_answer_older: boolean;
            /** Order Id */
            order_id: string;
            store: components["schemas"]["ReviewStoreOut"];
            /** Photos */
            photos: components["schemas"]["OwnPhotoOut"][];
            /** Can Edit */
            can_edit: boolean;
        };
        /**
         * ReviewLineOut
         * @description A line of an order, with what was said about it.
         */
        ReviewLineOut: {
            /** Line Id */
            line_id: string;
            /** Item Id */
            item_id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Spec Text */
            spec_text: string;
            /** Spec Text En */
            spec_text_en: string;
            /** Picture Url */
            picture_url: string;
            /** Quantity */
            quantity: number;
            review: components["schemas"]["OwnReviewOut"] | null;
        };
        /**
         * ReviewPageOut
         * @description An order to review, line by line, with what is allowed.
         */
        ReviewPageOut: {
            /** Order Id */
            order_id: string;
            /** Number */
            number: string;
            store: components["schemas"]["ReviewStoreOut"];
            /** Completed At */
            completed_at: string | null;
            /** Until */
            until: string | null;
            /** Can Write */
            can_write: boolean;
            /** Tags */
            tags: string[];
            /** Text Max */
            text_max: number;
            /** Photos Max */
            photos_max: number;
            /** Edit Hours */
            edit_hours: number;
            /** Lines */
            lines: components["schemas"]["ReviewLineOut"][];
        };
        /**
         * ReviewStoreOut
         * @description The store a review is about.
         */
        ReviewStoreOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Time Zone */
            time_zone: string;
        };
        /**
         * LineOpinionIn
         * @description What a guest says about one line.
         */
        LineOpinionIn: {
            /** Stars */
            stars: number;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Tags
             * @default []
             */
            tags?: ("tasty" | "fresh" | "generous" | "pretty" | "quick" | "kind" | "well_packed" | "good_value" | "bland" | "too_sweet" | "too_salty" | "gone_cold" | "slow" | "small" | "leaked" | "not_as_ordered")[];
            /**
             * Photo Ids
             * @default []
             */
            photo_ids?: string[];
            /** Line Id */
            line_id: string;
        };
        /**
         * WriteReviewsIn
         * @description What a guest says about lines of one order.
         */
        WriteReviewsIn: {
            /** Reviews */
            reviews: components["schemas"]["LineOpinionIn"][];
        };
        /** Page[OwnReviewOut] */
        Page_OwnReviewOut_: {
            /** Items */
            items: components["schemas"]["OwnReviewOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * OpinionIn
         * @description What a guest says; ``photo_ids`` are photos sent before, in the order they are shown.
         */
        OpinionIn: {
            /** Stars */
            stars: number;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Tags
             * @default []
             */
            tags?: ("tasty" | "fresh" | "generous" | "pretty" | "quick" | "kind" | "well_packed" | "good_value" | "bland" | "too_sweet" | "too_salty" | "gone_cold" | "slow" | "small" | "leaked" | "not_as_ordered")[];
            /**
             * Photo Ids
             * @default []
             */
            photo_ids?: string[];
        };
        /**
         * ItemRatingOut
         * @description The rating of one item.
         */
        ItemRatingOut: {
            /** Item Id */
            item_id: string;
            /** Count */
            count: number;
            /** Average Hundredths */
            average_hundredths: number;
        };
        /**
         * RatingsOut
         * @description The rating of each item of a store that was reviewed, as of ``version``.
         */
        RatingsOut: {
            /** Version */
            version: number;
            /** Items */
            items: components["schemas"]["ItemRatingOut"][];
        };
        /**
         * PublicReviewOut
         * @description A review as other guests see it: no name, no order.
         */
        PublicReviewOut: {
            /** Id */
            id: string;
            /** Item Id */
            item_id: string;
            /** Item Name */
            item_name: string;
            /** Item Name En */
            item_name_en: string;
            /** Spec Text */
            spec_text: string;
            /** Spec Text En */
            spec_text_en: string;
            /** Stars */
            stars: number;
            /** Text */
            text: string;
            /** Tags */
            tags: string[];
            /** Created At */
            created_at: string;
            /** Edited At */
            edited_at: string | null;
            /** Answer */
            answer: string | null;
            /** Answered At */
            answered_at: string | null;
            /** Is Answer Older */
            is_answer_older: boolean;
            /** Photos */
            photos: components["schemas"]["ReviewPictureOut"][];
        };
        /**
         * RatingOut
         * @description How many gave one star, two and so on, and their average in hundredths of a star.
         */
        RatingOut: {
            /** Count */
            count: number;
            /** Average Hundredths */
            average_hundredths: number;
            /** Distribution */
            distribution: number[];
        };
        /**
         * ReviewPictureOut
         * @description The addresses of a photo's two sizes: 240 and 960 pixels wide.
         */
        ReviewPictureOut: {
            /** Small */
            small: string;
            /** Large */
            large: string;
        };
        /**
         * ReviewsOut
         * @description A rating, and a part of the reviews it is made of.
         */
        ReviewsOut: {
            /** Items */
            items: components["schemas"]["PublicReviewOut"][];
            /** Next Cursor */
            next_cursor: string | null;
            rating: components["schemas"]["RatingOut"];
        };
        /**
         * BlockOut
         * @description What is still under way, by code, and what it is about.
         */
        BlockOut: {
            /** Code */
            code: string;
            /** Ref */
            ref: string;
        };
        /**
         * HoldingOut
         * @description A kind of data: what, why, how much of it, for how many days (null: as long as needed), how it ends.
         */
        HoldingOut: {
            /** Code */
            code: string;
            /** What */
            what: string;
            /** What En */
            what_en: string;
            /** Why */
            why: string;
            /** Why En */
            why_en: string;
            /** Count */
            count: number;
            /** Keeps Days */
            keeps_days: number | null;
            /** Ends */
            ends: string;
        };
        /**
         * ReceiptOut
         * @description All that is held on a guest. Without ``blocks`` they can be forgotten now.
         */
        ReceiptOut: {
            /** Guest Id */
            guest_id: string;
            /** Holdings */
            holdings: components["schemas"]["HoldingOut"][];
            /** Blocks */
            blocks: components["schemas"]["BlockOut"][];
        };
        /**
         * EraseIn
         * @description Said on purpose: there is no way back.
         */
        EraseIn: {
            /**
             * Confirm
             * @constant
             */
            confirm: true;
        };
        /**
         * MessageOut
         * @description A message in both languages; ``order_id`` is empty when it is about no order.
         */
        MessageOut: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Title */
            title: string;
            /** Title En */
            title_en: string;
            /** Body */
            body: string;
            /** Body En */
            body_en: string;
            /** From Name */
            from_name: string;
            /** From Name En */
            from_name_en: string;
            /** Order Id */
            order_id: string;
            /** Told At */
            told_at: string;
            /** Is Read */
            is_read: boolean;
        };
        /** Page[MessageOut] */
        Page_MessageOut_: {
            /** Items */
            items: components["schemas"]["MessageOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * UnreadOut
         * @description How many messages the guest has not seen; ``id`` is the guest's, as in the frames that tell it.
         */
        UnreadOut: {
            /** Id */
            id: string;
            /** Unread */
            unread: number;
            /** Version */
            version: number;
        };
        /**
         * ReadIn
         * @description The newest message the guest has before them; what comes later stays unread.
         */
        ReadIn: {
            /** Up To */
            up_to: string;
        };
        /**
         * AgreementOut
         * @description A way to be reached: whether the shop offers it, and what the guest left there.
         */
        AgreementOut: {
            /** Channel */
            channel: string;
            /** Is Offered */
            is_offered: boolean;
            /** Address Shown */
            address_shown: string | null;
            /** Agreed At */
            agreed_at: string | null;
            /** Wants News */
            wants_news: boolean;
        };
        /** KindOut */
        KindOut: {
            /** Kind */
            kind: string;
            /** Is Muted */
            is_muted: boolean;
        };
        /**
         * MessageSettingsOut
         * @description ``kinds`` may be kept to the message centre; ``agreements`` are ways beyond it.
         */
        MessageSettingsOut: {
            /** Brand Name */
            brand_name: string;
            /** Brand Name En */
            brand_name_en: string;
            /** Kinds */
            kinds: components["schemas"]["KindOut"][];
            /** Agreements */
            agreements: components["schemas"]["AgreementOut"][];
        };
        /**
         * Nothing
         * @description An empty answer.
         */
        Nothing: Record<string, never>;
        /** MutedIn */
        MutedIn: {
            /** Kinds */
            kinds: string[];
        };
        /** CodeIn */
        CodeIn: {
            /** Store Id */
            store_id: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "sms" | "mail";
            /** Address */
            address: string;
        };
        /** AgreeIn */
        AgreeIn: {
            /** Store Id */
            store_id: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "sms" | "mail";
            /** Code */
            code: string;
            /**
             * Wants News
             * @default false
             */
            wants_news?: boolean;
        };
        /** NewsIn */
        NewsIn: {
            /** Store Id */
            store_id: string;
            /**
             * Channel
             * @enum {string}
             */
            channel: "sms" | "mail";
            /** Wants News */
            wants_news: boolean;
        };
        /** QuestionOut */
        QuestionOut: {
            /** Template */
            template: string;
            /** Kinds */
            kinds: string[];
        };
        /**
         * QuestionsOut
         * @description Templates of the platform to ask the guest about, each with what it would tell.
         */
        QuestionsOut: {
            /** Items */
            items: components["schemas"]["QuestionOut"][];
        };
        /**
         * AnswersIn
         * @description What the guest answered, template by template; each yes is good for one message.
         */
        AnswersIn: {
            /** Store Id */
            store_id: string;
            /** Answers */
            answers: {
                [key: string]: boolean;
            };
        };
        /**
         * FavouriteOut
         * @description A marked item; ``is_on_menu`` says whether this store's menu has it in this mode.
         */
        FavouriteOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            picture: components["schemas"]["PictureOut"] | null;
            /** Is On Menu */
            is_on_menu: boolean;
        };
        /**
         * FavouritesOut
         * @description The whole list, the latest first; it is bounded, and so has no pages.
         */
        FavouritesOut: {
            /** Items */
            items: components["schemas"]["FavouriteOut"][];
        };
        /**
         * PosterCodeOut
         * @description A picture as a data address, or none: then the poster carries a link.
         */
        PosterCodeOut: {
            /** Picture */
            picture: string | null;
        };
        /**
         * PosterCodeIn
         * @description What the poster is about; without an item it is the store's menu. ``mark`` is the phone's own.
         */
        PosterCodeIn: {
            /** Item Id */
            item_id?: string | null;
            /** Mark */
            mark: string;
        };
        /**
         * OpeningIn
         * @description What was opened; without an item the store's menu. ``mark`` came with the link and is not kept.
         */
        OpeningIn: {
            /** Item Id */
            item_id?: string | null;
            /** Mark */
            mark: string;
        };
        /**
         * ShareOut
         * @description Where a poster's code leads.
         */
        ShareOut: {
            store: components["schemas"]["StoreOut"];
            /** Item Id */
            item_id: string | null;
        };
        /**
         * ErrorOut
         * @description A refusal: a stable code, a sentence in the caller's language, plain details.
         */
        ErrorOut: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Details */
            details: {
                [key: string]: unknown;
            };
            /** Request Id */
            request_id: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    begin_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginSessionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_preferences: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreferencesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuestOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    offer_phone: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferPhoneIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    take_phone_back: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_stores: {
        parameters: {
            query?: {
                brand?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreListOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_store: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    enter_by_code: {
        parameters: {
            query: {
                code: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_menu: {
        parameters: {
            query?: {
                mode?: "pickup" | "dine_in" | "takeaway";
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MenuOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    note_search_miss: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchMissIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    quote_cart: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CartIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_orders: {
        parameters: {
            query?: {
                cursor?: string | null;
                shown?: ("active" | "done" | "refunded") | null;
                text?: string | null;
                mode?: ("pickup" | "dine_in" | "takeaway") | null;
                store_id?: string | null;
                month?: string | null;
                day?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderOut_"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    place_order: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceOrderIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_order_months: {
        parameters: {
            query?: {
                mode?: ("pickup" | "dine_in" | "takeaway") | null;
                store_id?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MonthsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    cancel_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_payment: {
        parameters: {
            query?: {
                check?: boolean;
            };
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    start_payment: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartPaymentIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedPaymentOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_payment_means: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeansOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_home: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HomeOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_order_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPageOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    write_reviews: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteReviewsIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewPageOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_my_reviews: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OwnReviewOut_"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    edit_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpinionIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnReviewOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    withdraw_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    upload_review_photo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnPhotoOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_ratings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_store_reviews: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_item_reviews: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_my_data: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    download_my_data: {
        parameters: {
            query?: {
                form?: "json" | "zip";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    erase_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EraseIn"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    sign_out_everywhere: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_messages: {
        parameters: {
            query?: {
                cursor?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_MessageOut_"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    count_unread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    read_messages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    read_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnreadOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_message_settings: {
        parameters: {
            query: {
                store_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettingsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    mute_messages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MutedIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    ask_contact_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    agree_to_messages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettingsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    withdraw_agreement: {
        parameters: {
            query: {
                store_id: string;
                channel: "sms" | "mail";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettingsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    choose_news: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageSettingsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_questions: {
        parameters: {
            query: {
                store_id: string;
                mode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuestionsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    answer_questions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswersIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_favourites: {
        parameters: {
            query: {
                store_id: string;
                mode?: "pickup" | "dine_in" | "takeaway";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FavouritesOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    add_favourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    drop_favourite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    draw_poster_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PosterCodeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PosterCodeOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    note_share_opening: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpeningIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_share: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                share_code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShareOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
}
