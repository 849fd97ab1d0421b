/** Generated from contracts/openapi by `npm run contracts`; never edited. */
export interface paths {
    "/api/kitchen/v1/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask To Pair
         * @description Get six digits to show; a repeat is another code, and the one before runs out by itself.
         */
        post: operations["ask_to_pair"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/pairings/fetch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fetch Pairing
         * @description Ask whether the code was typed; the token goes into a cookie that scripts cannot read.
         */
        post: operations["fetch_pairing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Screen
         * @description What this screen is paired as; keeps its cookie fresh.
         */
        get: operations["show_screen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/stores/{store_id}/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Stations
         * @description The stations in their order.
         */
        get: operations["list_stations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/stores/{store_id}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tickets
         * @description What is to be made, first promised first, and what was made in the last half hour.
         */
        get: operations["list_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/tickets/{ticket_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Ticket
         * @description Begin.
         */
        post: operations["start_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/tickets/{ticket_id}/bump": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bump Ticket
         * @description Everything on it is made.
         */
        post: operations["bump_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/tickets/{ticket_id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recall Ticket
         * @description Call a finished one back.
         */
        post: operations["recall_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/tickets/{ticket_id}/serve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Serve Ticket
         * @description It has left the pass.
         */
        post: operations["serve_ticket"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/ticket-items/{ticket_item_id}/bump": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bump Ticket Item
         * @description One thing on it is made; the last one finishes the ticket.
         */
        post: operations["bump_ticket_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/ticket-items/{ticket_item_id}/serve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Serve Ticket Item
         * @description A waiter has brought one thing that was ready; the last one serves the ticket.
         */
        post: operations["serve_ticket_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/stores/{store_id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Board
         * @description Numbers that are ready, oldest first, and numbers being made.
         */
        get: operations["show_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/kitchen/v1/orders/{order_id}/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call Order
         * @description Call the number of a ready order once more.
         */
        post: operations["call_order"];
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
        /**
         * AskedOut
         * @description The code is for everybody to see; the secret is for this screen only.
         */
        AskedOut: {
            /** Code */
            code: string;
            /** Secret */
            secret: string;
            /** Expires In S */
            expires_in_s: number;
        };
        /** AskIn */
        AskIn: {
            /**
             * Kind
             * @enum {string}
             */
            kind: "desk" | "kitchen" | "board";
        };
        /**
         * PairedOut
         * @description Whether somebody typed the code; then the screen has its cookie.
         */
        PairedOut: {
            /** Is Paired */
            is_paired: boolean;
        };
        /** SecretIn */
        SecretIn: {
            /** Secret */
            secret: string;
        };
        /**
         * ScreenOut
         * @description What this screen is, and where.
         */
        ScreenOut: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Station Id */
            station_id: string | null;
            store: components["schemas"]["ScreenStoreOut"];
        };
        /** ScreenStoreOut */
        ScreenStoreOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Time Zone */
            time_zone: string;
            /** Accent */
            accent: string;
        };
        /**
         * StationOut
         * @description A place where things are made; ``queued`` counts tickets still to be made.
         */
        StationOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Is Default */
            is_default: boolean;
            /** Target S */
            target_s: number;
            /** Queued */
            queued: number;
        };
        /** StationsOut */
        StationsOut: {
            /** Items */
            items: components["schemas"]["StationOut"][];
        };
        /**
         * TicketItemOut
         * @description One thing to make, with all its maker must know.
         */
        TicketItemOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Part Of */
            part_of: string | null;
            /** Part Of En */
            part_of_en: string | null;
            /** Quantity */
            quantity: number;
            /** Spec Text */
            spec_text: string;
            /** Spec Text En */
            spec_text_en: string;
            /** Modifiers */
            modifiers: components["schemas"]["TicketModifierOut"][];
            /** Allergens */
            allergens: string[];
            /** Note */
            note: string;
            /** State */
            state: string;
        };
        /**
         * TicketModifierOut
         * @description A choice; what is not the default must not be overlooked.
         */
        TicketModifierOut: {
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Is Default */
            is_default: boolean;
        };
        /**
         * TicketOut
         * @description What one station makes for one order.
         */
        TicketOut: {
            /** Id */
            id: string;
            /** Order Id */
            order_id: string;
            /** Number */
            number: string;
            /** Mode */
            mode: string;
            /** Table Label */
            table_label: string | null;
            station: components["schemas"]["TicketStationOut"];
            /** State */
            state: string;
            /** Version */
            version: number;
            /** Round */
            round: number;
            /** Opened At */
            opened_at: string;
            /** Started At */
            started_at: string | null;
            /** Done At */
            done_at: string | null;
            /** Promised At */
            promised_at: string | null;
            /** Paid At */
            paid_at: string | null;
            /** Target S */
            target_s: number;
            /** Warn S */
            warn_s: number;
            /** Note */
            note: string;
            /** Allergens */
            allergens: string[];
            /** Items */
            items: components["schemas"]["TicketItemOut"][];
        };
        /** TicketStationOut */
        TicketStationOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /** TicketsOut */
        TicketsOut: {
            /** Items */
            items: components["schemas"]["TicketOut"][];
            /** Server Time */
            server_time: string;
        };
        /**
         * StepIn
         * @description The version the screen showed; without it the step is taken from whatever state the ticket is in.
         */
        StepIn: {
            /** Version */
            version?: number | null;
        };
        /**
         * BoardEntryOut
         * @description A number; ``called_at`` changes when it is called once more.
         */
        BoardEntryOut: {
            /** Order Id */
            order_id: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /** Version */
            version: number;
            /** Ready At */
            ready_at: string | null;
            /** Called At */
            called_at: string | null;
        };
        /** BoardOut */
        BoardOut: {
            /** Ready */
            ready: components["schemas"]["BoardEntryOut"][];
            /** Preparing */
            preparing: components["schemas"]["BoardEntryOut"][];
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
    ask_to_pair: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AskIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskedOut"];
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
    fetch_pairing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairedOut"];
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
    show_screen: {
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
                    "application/json": components["schemas"]["ScreenOut"];
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
    list_stations: {
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
                    "application/json": components["schemas"]["StationsOut"];
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
    list_tickets: {
        parameters: {
            query?: {
                station?: string | null;
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
                    "application/json": components["schemas"]["TicketsOut"];
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
    start_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
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
    bump_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
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
    recall_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
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
    serve_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StepIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketOut"];
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
    bump_ticket_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_item_id: string;
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
                    "application/json": components["schemas"]["TicketOut"];
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
    serve_ticket_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                ticket_item_id: string;
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
                    "application/json": components["schemas"]["TicketOut"];
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
    show_board: {
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
                    "application/json": components["schemas"]["BoardOut"];
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
    call_order: {
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
                    "application/json": components["schemas"]["BoardEntryOut"];
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
